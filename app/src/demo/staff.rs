//! The twenty-five who serve, and what each of them does.

/// An officer of the company.
pub struct Post {
    /// Full name.
    pub name: &'static str,
    /// As letters are signed.
    pub title: &'static str,
    /// Where they work.
    pub area: &'static str,
    /// The part of the log-in before the `@`.
    pub user: &'static str,
    /// Code of the role.
    pub role: &'static str,
}

/// Domain of the company's mail, which nobody has.
pub const DOMAIN: &str = "aguasdemiraflor.example";
/// Everybody's password: it is a demo.
pub const PASSWORD: &str = "miraflor-demo-2026";
/// The first of [`STAFF`] are those whom the banner lists.
pub const SHOWN: usize = 5;

const fn post(
    name: &'static str,
    title: &'static str,
    area: &'static str,
    user: &'static str,
    role: &'static str,
) -> Post {
    Post { name, title, area, user, role }
}

/// Everybody.
pub const STAFF: [Post; 25] = [
    post("Luisa Marín", "Agente de atención", "Atención al ciudadano", "luisa", "agent"),
    post("Andrés Cárdenas", "Abogado", "Jurídica", "andres", "lawyer"),
    post("Marta Rentería", "Jefa de atención al ciudadano", "Atención al ciudadano", "marta", "head"),
    post("Jorge Ospina", "Administrador de sistemas", "Sistemas", "jorge", "administrator"),
    post("Clara Zuluaga", "Profesional de control interno", "Control interno", "clara", "auditor"),
    post("Diana Ossa", "Profesional de facturación", "Facturación", "diana.ossa", "agent"),
    post("Yeison Tabares", "Analista de facturación", "Facturación", "yeison.tabares", "agent"),
    post("Paula Andrea Mejía", "Abogada", "Comercial", "paula.mejia", "lawyer"),
    post("Camilo Grisales", "Abogado", "Comercial", "camilo.grisales", "lawyer"),
    post("Sandra Loaiza", "Agente de atención", "Atención al ciudadano", "sandra.loaiza", "agent"),
    post("Kevin Murillo", "Agente de atención", "Atención al ciudadano", "kevin.murillo", "agent"),
    post(
        "Rosalba Henao",
        "Agente de atención preferencial",
        "Atención al ciudadano",
        "rosalba.henao",
        "agent",
    ),
    post("Edwin Bedoya", "Agente de la línea 116", "Atención al ciudadano", "edwin.bedoya", "agent"),
    post("Natalia Vélez", "Agente de la línea 116", "Atención al ciudadano", "natalia.velez", "agent"),
    post("Hernán Castaño", "Auxiliar de ventanilla única", "Gestión documental", "hernan.castano", "agent"),
    post("Beatriz Salazar", "Ingeniera de acueducto", "Acueducto", "beatriz.salazar", "agent"),
    post("Óscar Guapacha", "Técnico de redes", "Acueducto", "oscar.guapacha", "agent"),
    post("Milena Correa", "Profesional de calidad del agua", "Acueducto", "milena.correa", "agent"),
    post("Álvaro Rendón", "Ingeniero de alcantarillado", "Alcantarillado", "alvaro.rendon", "agent"),
    post("Jhon Fredy Largo", "Supervisor de redes", "Alcantarillado", "jhon.largo", "agent"),
    post("Gloria Inés Palacio", "Coordinadora de aseo", "Aseo", "gloria.palacio", "agent"),
    post("Wilson Mosquera", "Supervisor de rutas", "Aseo", "wilson.mosquera", "agent"),
    post("Teresa Londoño", "Directora jurídica", "Jurídica", "teresa.londono", "signer"),
    post("Ricardo Arango", "Director comercial", "Comercial", "ricardo.arango", "signer"),
    post("María del Pilar Echeverri", "Gerente general", "Gerencia", "pilar.echeverri", "signer"),
];

/// Luisa Marín, who has the case of the pictures.
pub const LUISA: usize = 0;
/// Marta Rentería, who distributes the work and signs most.
pub const MARTA: usize = 2;
/// Andrés Cárdenas, lawyer.
pub const LAWYER: usize = 1;
/// Teresa Londoño, who decides and signs what is legal.
pub const COUNSEL: usize = 22;
/// Diana Ossa, who knows the bills.
pub const DIANA: usize = 5;
/// Óscar Guapacha, who visits premises.
pub const OSCAR: usize = 16;

/// Who files what arrives on paper, at the counter, on the telephone.
pub const CLERK: [usize; 1] = [14];
/// Who attends the counters.
pub const COUNTERS: [usize; 4] = [0, 9, 10, 11];
/// Who answers the telephone.
pub const TELEPHONES: [usize; 2] = [12, 13];

/// Who signs, with how often.
pub const SIGNERS: [(usize, u32); 4] = [(MARTA, 55), (22, 15), (23, 25), (24, 5)];

/// Who studies what: by the kind of thing and the service.
pub fn team(billing: bool, legal: bool, service: &str) -> &'static [usize] {
    match (legal, billing, service) {
        (true, ..) => &[1, 7, 8],
        (_, true, _) => &[5, 6, 7, 8, 0, 9, 1],
        (.., "sewerage") => &[18, 19, 9],
        (.., "waste") => &[20, 21, 10],
        _ => &[15, 16, 17, 0],
    }
}

/// The log-in of somebody.
pub fn login(post: &Post) -> String {
    format!("{}@{DOMAIN}", post.user)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_signs_what_they_write() {
        let writers = |billing, legal| ["water", "sewerage", "waste"].map(|s| team(billing, legal, s));
        for team in [writers(true, false), writers(false, true), writers(false, false)].concat() {
            assert!(team.iter().all(|w| SIGNERS.iter().all(|(s, _)| s != w)));
            assert!(team.iter().all(|w| ["agent", "lawyer"].contains(&STAFF[*w].role)));
        }
        assert!(SIGNERS.iter().all(|(s, _)| ["head", "signer"].contains(&STAFF[*s].role)));
    }

    #[test]
    fn the_password_would_be_accepted_of_everybody() {
        for post in &STAFF {
            let judged = identity::api::judge_password(PASSWORD, &login(post), "Aguas de Miraflor E.S.P.");
            assert_eq!(judged, Ok(()));
            assert!(identity::role::SEED.iter().any(|role| role.code == post.role), "{}", post.role);
        }
    }
}
