//! `/ajustes/radicacion`: how the numbers of the next series are written. The running series never change.

use askama::Template;
use filing::{Class, NumberShape, ShapeProblem};
use kernel::{Failure, Never, Refusal};
use store::Work;
use web::{Door, Fields, FormErrors, PageFrame, Reply};

use crate::forms::typed;
use crate::{events, records};

/// Why a shape is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShapeRefusal(pub ShapeProblem);

impl Refusal for ShapeRefusal {
    fn code(&self) -> &'static str {
        match self.0 {
            ShapeProblem::Incomplete => "company-shape-incomplete",
            ShapeProblem::Width => "company-shape-width",
            ShapeProblem::Characters => "company-shape-characters",
        }
    }

    fn field(&self) -> Option<&str> {
        Some("shape")
    }
}

/// Sets the shape of the series that are still to be opened, and announces it.
pub async fn run(work: &mut Work<'_>, shape: &NumberShape) -> Result<(), Failure<Never>> {
    filing::set_shape(work, shape).await?;
    let version = records::current(work).await?.map_or(0, |company| company.version);
    events::tell(work, events::CHANGED, version, "numbers");
    Ok(())
}

#[derive(Template)]
#[template(path = "numbers.html")]
pub(crate) struct NumbersPage {
    pub page: PageFrame,
    pub errors: FormErrors,
    /// As typed.
    pub shape: String,
    /// How the first numbers of the next year will look with the shape that is stored.
    pub examples: Vec<String>,
}

impl NumbersPage {
    pub(crate) fn of(page: PageFrame, shape: &NumberShape, year: i16) -> NumbersPage {
        let classes = Class::ALL.into_iter();
        NumbersPage {
            page,
            errors: FormErrors::none(),
            shape: shape.as_str().to_owned(),
            examples: classes.map(|class| shape.write(year, class, 123).to_string()).collect(),
        }
    }
}

async fn page(door: &Door) -> Result<NumbersPage, web::Problem> {
    let read = door.store().read("company.numbers", (), |look, ()| {
        Box::pin(async move { Ok::<_, Failure<Never>>(filing::next_shape(look).await?) })
    });
    let shape = read.await?;
    Ok(NumbersPage::of(door.page("company-numbers-title"), &shape, door.today().year() + 1))
}

pub(crate) async fn show(door: Door) -> Reply {
    web::html(page(&door).await?)
}

pub(crate) async fn submit(door: Door, fields: Fields) -> Reply {
    let text: String = typed(&fields, "shape").trim().chars().take(100).collect();
    let shape = match NumberShape::parse(&text) {
        Ok(shape) => shape,
        Err(problem) => {
            let page = page(&door).await?;
            let errors = FormErrors::from_refusal(&door, &ShapeRefusal(problem));
            let page = NumbersPage { page: page.page.failed(), errors, shape: text, ..page };
            return web::html_status(422, page);
        }
    };
    door.store()
        .write("company.edit_numbers", door.actor().clone(), shape, |work, shape| Box::pin(run(work, shape)))
        .await?;
    web::redirect_saying(door.app(), "/ajustes/radicacion", "company-saved")
}
