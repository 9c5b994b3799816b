//! The words of the demo, from its text files.
//!
//! A file is sections: `## heading`, then one line a text, each with a mark and a space before it. Inside of
//! a text `[one|other]` is a choice, `{name}` a fact of the case and ` // ` a new paragraph. Lines with `# `
//! are for whoever edits the file.

use cases::CaseKind;

use super::dice::Dice;

/// A section of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The words of its heading.
    pub heading: Vec<&'static str>,
    /// Its texts, each with its mark.
    pub lines: Vec<(char, &'static str)>,
}

impl Section {
    /// The texts with this mark.
    pub fn of(&self, mark: char) -> Vec<&'static str> {
        self.lines.iter().filter(|(m, _)| *m == mark).map(|(_, text)| *text).collect()
    }
}

/// The sections of a file.
pub fn sections(file: &'static str) -> Vec<Section> {
    let mut found: Vec<Section> = Vec::new();
    for line in file.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            found.push(Section { heading: heading.split_whitespace().collect(), lines: Vec::new() });
        } else if let (Some((mark, text)), Some(section)) = (line.split_once(' '), found.last_mut())
            && let (Some(mark), false) = (mark.chars().next(), mark.starts_with('#'))
        {
            section.lines.push((mark, text));
        }
    }
    found
}

/// One kind of thing that people come for.
#[derive(Debug, Clone)]
pub struct Topic {
    /// What it is called here: its everyday cause, or a word of ours where the catalog has none.
    pub name: &'static str,
    /// Code of the everyday cause, or the empty text.
    pub cause: &'static str,
    /// What it is.
    pub kind: CaseKind,
    /// Keys of the services, as often as they are concerned.
    pub services: Vec<&'static str>,
    /// How often it comes, beside the others.
    pub weight: u32,
    /// Titles.
    pub subjects: Vec<&'static str>,
    /// What people write.
    pub written: Vec<&'static str>,
    /// What officers write down when people speak.
    pub spoken: Vec<&'static str>,
}

fn topic(section: Section) -> Option<Topic> {
    let [cause, kind, services, weight, rest @ ..] = section.heading.as_slice() else { return None };
    let cause = cause.trim_matches('-');
    Some(Topic {
        name: rest.first().copied().unwrap_or(cause),
        cause,
        kind: CaseKind::parse(kind)?,
        services: services.split(',').collect(),
        weight: weight.parse().ok()?,
        subjects: section.of('~'),
        written: section.of('-'),
        spoken: section.of('*'),
    })
}

/// What a company answers about some topics.
#[derive(Debug, Clone)]
pub struct Letters {
    topics: Vec<&'static str>,
    /// What happened.
    pub facts: Vec<&'static str>,
    /// What was looked at.
    pub evidence: Vec<&'static str>,
    /// The decision: yes, in part, no.
    pub decisions: [Vec<&'static str>; 3],
}

/// All words, read once.
pub struct Words {
    /// What people come for.
    pub topics: Vec<Topic>,
    /// First names of women, of men, last names, organisations.
    pub names: [Vec<&'static str>; 4],
    letters: Vec<Letters>,
    phrases: Vec<Section>,
}

impl Words {
    /// Reads the files of the program.
    pub fn read() -> Words {
        let stories = [include_str!("words/stories_bill.txt"), include_str!("words/stories_service.txt")];
        let names = sections(include_str!("words/names.txt"));
        let of = |what| names.iter().find(|s| s.heading == [what]).map(|s| s.of('-')).unwrap_or_default();
        let letters = sections(include_str!("words/answers.txt")).into_iter().map(|s| Letters {
            facts: s.of('F'),
            evidence: s.of('E'),
            decisions: [s.of('G'), s.of('P'), s.of('D')],
            topics: s.heading,
        });
        Words {
            topics: stories.into_iter().flat_map(sections).filter_map(topic).collect(),
            names: ["mujer", "hombre", "apellido", "empresa"].map(of),
            letters: letters.collect(),
            phrases: sections(include_str!("words/phrases.txt")),
        }
    }

    /// What is answered about a topic; the last letters of the file serve for every other.
    pub fn letters(&self, topic: &str) -> &Letters {
        let found = self.letters.iter().find(|l| l.topics.contains(&topic));
        found.unwrap_or(&self.letters[self.letters.len() - 1])
    }

    /// One of the phrases with this name; the empty text if there is none.
    pub fn phrase(&self, name: &str, dice: &Dice) -> &'static str {
        let section = self.phrases.iter().find(|s| s.heading == [name]);
        section.filter(|s| !s.lines.is_empty()).map_or("", |s| dice.pick(&s.lines).1)
    }
}

/// Writes a text out: choices by `dice`, facts by `fact`.
pub fn fill(text: &str, dice: &Dice, fact: &dyn Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len() + 60);
    let mut rest = text;
    while let Some(at) = rest.find(['[', '{']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let closing = if from.starts_with('[') { ']' } else { '}' };
        rest = from;
        let Some((inside, after)) = from[1..].split_once(closing) else { break };
        match closing {
            ']' => out.push_str(&fill(one_of(inside, dice), dice, fact)),
            _ => out.push_str(&fact(inside)),
        }
        rest = after;
    }
    out.push_str(rest);
    let lines = out.replace(" // ", "\n\n");
    lines.trim_end_matches(" .").trim().to_owned()
}

/// One of the texts between the bars.
fn one_of<'t>(choices: &'t str, dice: &Dice) -> &'t str {
    choices.split('|').nth(dice.below(choices.split('|').count())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_and_facts_are_written_out() {
        let dice = Dice::new(1, "fill");
        let fact = |name: &str| format!("<{name}>");
        assert_eq!(fill("De {mes}. // [Sí {x}|Sí {x}] .", &dice, &fact), "De <mes>.\n\nSí <x>");
        assert_eq!(fill("sin cerrar [a|b", &dice, &fact), "sin cerrar [a|b");
    }

    #[test]
    fn every_topic_can_be_told_and_answered() {
        let words = Words::read();
        assert!(words.topics.len() >= 40, "{}", words.topics.len());
        for topic in &words.topics {
            assert!(!topic.subjects.is_empty() && !topic.written.is_empty(), "{}", topic.name);
            assert!(topic.cause.is_empty() || catalog::everyday(topic.cause).is_some(), "{}", topic.cause);
            for service in &topic.services {
                assert!(catalog::UtilityService::parse(service).is_some(), "{service}");
            }
            let letters = words.letters(topic.name);
            assert!(letters.decisions.iter().all(|d| !d.is_empty()), "{}", topic.name);
        }
        assert!(words.names.iter().all(|names| names.len() >= 12));
    }

    #[test]
    fn what_comes_most_is_told_in_at_least_twelve_ways() {
        let words = Words::read();
        for topic in words.topics.iter().filter(|t| t.weight >= 42 && t.kind != CaseKind::Petition) {
            let ways = topic.written.len() + topic.spoken.len();
            assert!(ways >= 12, "{}: {ways}", topic.name);
        }
    }
}
