//! What is held in memory: an engine for each plan, and who listens.

use std::collections::BTreeMap;
use std::sync::Arc;

use tenfold::{Engine, Ledger, Plan, draft};
use tokio::runtime::Handle;
use tokio::sync::{Mutex, RwLock, broadcast, watch};

use crate::events::Event;
use crate::failure::Failure;
use crate::store::{Row, Store};

/// Every plan, and where it is kept.
pub(crate) struct Hall {
    pub(crate) store: Store,
    plans: RwLock<BTreeMap<String, Arc<Held>>>,
    /// Becomes true when the server ends.
    pub(crate) ended: watch::Receiver<bool>,
}

/// A plan: one writes or asks at a time, any number listen.
pub(crate) struct Held {
    living: Mutex<Living>,
    pub(crate) events: broadcast::Sender<Event>,
}

/// An engine, and how far it has come.
pub(crate) struct Living {
    pub(crate) engine: Engine,
    /// The number of the last change that is in it.
    pub(crate) sequence: i64,
}

impl Held {
    fn new(engine: Engine, sequence: i64) -> Self {
        Self { living: Mutex::new(Living { engine, sequence }), events: broadcast::channel(256).0 }
    }

    /// Does something with the engine on a thread of its own, so that a large plan does not hold up other answers. It
    /// is done to its end, even if who asked has gone.
    pub(crate) async fn with<T, F>(self: &Arc<Self>, what: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&Held, &mut Living) -> Result<T, Failure> + Send + 'static,
    {
        let held = Arc::clone(self);
        let done = tokio::task::spawn_blocking(move || what(&held, &mut held.living.blocking_lock()));
        done.await.unwrap_or(Err(Failure::Broken))
    }
}

impl Hall {
    /// Builds every engine from what is kept.
    pub(crate) async fn open(store: Store, ended: watch::Receiver<bool>) -> Result<Self, Failure> {
        let mut kept: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        for row in store.all().await? {
            kept.entry(row.plan.clone()).or_default().push(row);
        }
        let mut plans = BTreeMap::new();
        for (id, rows) in kept {
            let sequence = rows.last().map_or(0, |row| row.sequence);
            plans.insert(id, Arc::new(Held::new(rebuilt(&rows)?, sequence)));
        }
        Ok(Self { store, plans: RwLock::new(plans), ended })
    }

    /// Returns a plan.
    pub(crate) async fn plan(&self, id: &str) -> Result<Arc<Held>, Failure> {
        self.plans.read().await.get(id).cloned().ok_or_else(|| Failure::no("plan", id))
    }

    /// Returns every plan.
    pub(crate) async fn plans(&self) -> Vec<Arc<Held>> {
        self.plans.read().await.values().cloned().collect()
    }

    /// Takes a new plan in.
    pub(crate) async fn create(&self, plan: Plan) -> Result<(), Failure> {
        let ledger = draft::Ledger::new(plan.id().as_str()).build(&plan)?;
        self.found(plan, ledger).await
    }

    /// Takes a plan and its ledger in, unless the plan is there.
    pub(crate) async fn load(&self, plan: &[u8], ledger: &[u8]) -> Result<(), Failure> {
        let plan = Plan::from_json(plan).map_err(|faults| faults.below("plan"))?;
        let ledger = Ledger::from_json(ledger, &plan).map_err(|faults| faults.below("ledger"))?;
        match self.found(plan, ledger).await {
            Err(Failure::Exists(_)) => Ok(()),
            other => other,
        }
    }

    async fn found(&self, plan: Plan, ledger: Ledger) -> Result<(), Failure> {
        let id = plan.id().to_string();
        // Held until it is kept: of two that create the same plan, one does.
        let mut plans = self.plans.write().await;
        if plans.contains_key(&id) {
            return Err(Failure::Exists(id));
        }
        let entries = ledger.draft().entries;
        let mut rows = vec![(None, plan.to_json())];
        for entry in &entries {
            rows.push((Some(entry.id.as_str()), serde_json::to_string(entry)?));
        }
        let sequence = self.store.add(&id, &rows).await?;
        plans.insert(id, Arc::new(Held::new(Engine::new(plan, ledger)?, sequence)));
        Ok(())
    }

    pub(crate) async fn close(&self) {
        self.store.close().await;
    }
}

impl Living {
    /// Keeps what came, from a thread that may wait, and counts it as come.
    pub(crate) fn keep(&mut self, store: &Store, rows: &[(Option<&str>, String)]) -> Result<(), Failure> {
        let plan = self.engine.plan().id().to_string();
        self.sequence = Handle::current().block_on(store.add(&plan, rows))?;
        Ok(())
    }
}

/// Builds an engine from the last version of a plan and all its entries.
fn rebuilt(rows: &[Row]) -> Result<Engine, Failure> {
    let text = rows.iter().rev().find(|row| row.entry.is_none()).map_or("", |row| row.text.as_str());
    let plan = Plan::from_json(text)?;
    let mut ledger = draft::Ledger::new(plan.id().as_str());
    for row in rows.iter().filter(|row| row.entry.is_some()) {
        ledger.entries.push(serde_json::from_str(&row.text)?);
    }
    let ledger = ledger.build(&plan)?;
    Ok(Engine::new(plan, ledger)?)
}
