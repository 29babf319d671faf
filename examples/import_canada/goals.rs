//! The 17 Sustainable Development Goals, which the framework's files refer to by number only.

/// A goal's short title as the United Nations print it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Goal {
    pub(crate) en: &'static str,
    pub(crate) fr: &'static str,
}

const fn goal(en: &'static str, fr: &'static str) -> Goal {
    Goal { en, fr }
}

/// Goals 1 to 17, in that order.
pub(crate) const GOALS: [Goal; 17] = [
    goal("No poverty", "Pas de pauvreté"),
    goal("Zero hunger", "Faim « zéro »"),
    goal("Good health and well-being", "Bonne santé et bien-être"),
    goal("Quality education", "Éducation de qualité"),
    goal("Gender equality", "Égalité entre les sexes"),
    goal("Clean water and sanitation", "Eau propre et assainissement"),
    goal("Affordable and clean energy", "Énergie propre et d’un coût abordable"),
    goal("Decent work and economic growth", "Travail décent et croissance économique"),
    goal("Industry, innovation and infrastructure", "Industrie, innovation et infrastructure"),
    goal("Reduced inequalities", "Inégalités réduites"),
    goal("Sustainable cities and communities", "Villes et communautés durables"),
    goal("Responsible consumption and production", "Consommation et production responsables"),
    goal("Climate action", "Mesures relatives à la lutte contre les changements climatiques"),
    goal("Life below water", "Vie aquatique"),
    goal("Life on land", "Vie terrestre"),
    goal("Peace, justice and strong institutions", "Paix, justice et institutions efficaces"),
    goal("Partnerships for the goals", "Partenariats pour la réalisation des objectifs"),
];
