//! What is kept: one list of changes in SQLite, to which is only added.

use std::path::Path;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

/// Plans, in all their versions, and entries, in the order in which they came.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    pool: SqlitePool,
}

/// One thing that came.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Row {
    /// Counts what came, over all plans.
    pub(crate) sequence: i64,
    pub(crate) plan: String,
    /// The id of an entry; a version of the plan has none.
    pub(crate) entry: Option<String>,
    /// Canonical JSON.
    pub(crate) text: String,
}

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS changes (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        plan TEXT NOT NULL,
        entry TEXT,
        text TEXT NOT NULL,
        came TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
    ) STRICT;
    CREATE UNIQUE INDEX IF NOT EXISTS an_id_is_given_once ON changes (plan, entry) WHERE entry IS NOT NULL;
    CREATE INDEX IF NOT EXISTS by_plan ON changes (plan, sequence);
    CREATE TRIGGER IF NOT EXISTS nothing_is_changed BEFORE UPDATE ON changes
        BEGIN SELECT RAISE(ABORT, 'changes are only added'); END;
    CREATE TRIGGER IF NOT EXISTS nothing_is_taken_out BEFORE DELETE ON changes
        BEGIN SELECT RAISE(ABORT, 'changes are only added'); END;
";

impl Store {
    /// Opens a database, or makes one.
    pub(crate) async fn open(file: &Path) -> sqlx::Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // What was answered is on the disk.
            .synchronous(SqliteSynchronous::Full);
        let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await?;
        sqlx::raw_sql(SCHEMA).execute(&pool).await?;
        Ok(Self { pool })
    }

    /// Returns everything, in the order in which it came.
    pub(crate) async fn all(&self) -> sqlx::Result<Vec<Row>> {
        sqlx::query_as("SELECT sequence, plan, entry, text FROM changes ORDER BY sequence")
            .fetch_all(&self.pool)
            .await
    }

    /// Returns what came to a plan after a change, at most so many.
    pub(crate) async fn after(&self, plan: &str, sequence: i64, most: i64) -> sqlx::Result<Vec<Row>> {
        let text = "SELECT sequence, plan, entry, text FROM changes WHERE plan = ? AND sequence > ? ORDER BY sequence LIMIT ?";
        sqlx::query_as(text).bind(plan).bind(sequence).bind(most).fetch_all(&self.pool).await
    }

    /// Adds what came to a plan, all of it or nothing; returns the number of the last.
    pub(crate) async fn add(&self, plan: &str, rows: &[(Option<&str>, String)]) -> sqlx::Result<i64> {
        let mut transaction = self.pool.begin().await?;
        let mut last = 0;
        for (entry, text) in rows {
            let added = sqlx::query("INSERT INTO changes (plan, entry, text) VALUES (?, ?, ?)");
            let added = added.bind(plan).bind(entry).bind(text).execute(&mut *transaction).await?;
            last = added.last_insert_rowid();
        }
        transaction.commit().await?;
        Ok(last)
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}
