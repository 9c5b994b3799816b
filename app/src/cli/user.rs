//! `cauce user`: the administrator's way in when the pages are no way. Passwords never stand on the command
//! line, where other users and the history see them: a link is printed, or the password is read from standard
//! input.

use std::io::BufRead;
use std::process::ExitCode;

use identity::api::{self, Account, Details, NewAccount};
use kernel::{AccountId, Actor, Chance, Failure, Fault, Lang, Never, SystemChance};
use store::Store;

use super::say::say;
use super::{Outcome, sentence, spoken};
use crate::config::Config;
use crate::open;

const CONSOLE: Actor = Actor::System("console");
type Problem = Box<dyn std::error::Error + Send + Sync>;

#[derive(clap::Subcommand)]
pub(super) enum Command {
    /// Makes an account and prints the link with which its owner chooses the password.
    Create {
        /// E-mail address or user name.
        login: String,
        /// Full name.
        #[arg(long)]
        name: String,
        /// What is under the name on letters.
        #[arg(long, default_value = "")]
        title: String,
        /// Area of the company.
        #[arg(long, default_value = "")]
        area: String,
        /// Code of a role; may be repeated.
        #[arg(long = "role", value_name = "CODE")]
        roles: Vec<String>,
        /// Read the password from the first line of standard input instead of printing a link.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Lists the accounts.
    List,
    /// Makes password and sessions void and prints a link to choose another password.
    Reset {
        /// As the person types it.
        login: String,
        /// Read the new password from the first line of standard input instead of printing a link.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Closes an account: it stays in the books, nobody can enter with it.
    Deactivate {
        /// As the person types it.
        login: String,
    },
}

pub(super) async fn run(config: Config, lang: Lang, command: Command) -> Outcome {
    let store = open::current(&config).await?;
    let done = execute(&store, &config, lang, command).await;
    store.close().await;
    done.map(|()| ExitCode::SUCCESS)
}

async fn execute(store: &Store, config: &Config, lang: Lang, command: Command) -> Result<(), Problem> {
    match command {
        Command::List => list(store).await,
        Command::Create { login, name, title, area, roles, password_stdin } => {
            let hash = match password_stdin {
                true => Some(typed_password(&login, lang).await?),
                false => None,
            };
            let details = Details { name, title, area };
            let wish = NewAccount { login, details, roles, password_hash: hash, ..NewAccount::default() };
            let made = store.write("identity.create_account", CONSOLE, wish, |work, wish| {
                Box::pin(async move {
                    api::seed_roles(work).await?;
                    api::create_account(work, wish).await
                })
            });
            let id = made.await.map_err(|f| spoken(f, lang))?;
            if password_stdin { Ok(()) } else { hand_over(store, config, lang, id).await }
        }
        Command::Reset { login, password_stdin: false } => {
            let account = find(store, &login, lang).await?;
            hand_over(store, config, lang, account.id).await
        }
        Command::Reset { login, password_stdin: true } => {
            let account = find(store, &login, lang).await?;
            let hash = typed_password(&account.login, lang).await?;
            let set =
                store.write("identity.set_password", CONSOLE, (account.id, hash), |work, (id, hash)| {
                    Box::pin(api::set_password(work, *id, hash, true))
                });
            set.await.map_err(|f| spoken(f, lang))
        }
        Command::Deactivate { login } => {
            let account = find(store, &login, lang).await?;
            let done = store.write("identity.deactivate", CONSOLE, account.id, |work, id| {
                Box::pin(api::deactivate_account(work, *id))
            });
            done.await.map_err(|f| spoken(f, lang))
        }
    }
}

async fn list(store: &Store) -> Result<(), Problem> {
    let accounts = store.read("identity.accounts", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(api::accounts(look).await?) })
    });
    for account in accounts.await.map_err(Fault::from)? {
        let state = match (account.active, account.has_password) {
            (false, _) => "closed",
            (true, false) => "waiting",
            (true, true) => "active",
        };
        say!("{state:<8} {:<32} {:<28} {}", account.login, account.name, account.area)?;
    }
    Ok(())
}

async fn find(store: &Store, login: &str, lang: Lang) -> Result<Account, Problem> {
    let found = store.read("identity.account", login.to_owned(), |look, login| {
        Box::pin(async move { Ok::<_, Failure<Never>>(api::account_by_login(look, login).await?) })
    });
    let found = found.await.map_err(Fault::from)?;
    found.ok_or_else(|| sentence(&api::AccountRefusal::NoAccount, lang).into())
}

/// Prints the address with which the owner chooses the password; it lives three days.
async fn hand_over(store: &Store, config: &Config, lang: Lang, id: AccountId) -> Result<(), Problem> {
    let (secret, wish) = api::new_link(id, &SystemChance as &dyn Chance);
    let made = store
        .write("identity.issue_link", CONSOLE, wish, |work, wish| Box::pin(api::hand_over_link(work, wish)));
    made.await.map_err(|f| spoken(f, lang))?;
    say!("{}/recuperar/{secret}", config.base_url(config.listen()))?;
    Ok(())
}

/// The first line of standard input, judged and hashed.
async fn typed_password(login: &str, lang: Lang) -> Result<String, Problem> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(|e| Fault::because("reading the password", e))?;
    let password = line.trim_end_matches(['\r', '\n']);
    api::judge_password(password, login, "").map_err(|refusal| sentence(&refusal, lang))?;
    Ok(api::hash_password(password, &SystemChance).await?)
}
