//! What users may rely on, in one test binary.
