//! Who is told what and when, on both engines, with a clock that moves only when told.
//!
//! A claim filed on Friday 13 March 2026 is due on Wednesday 8 April (Holy Week and Saint Joseph between).

mod house;

use house::{House, seeded};
use notifications::{WorkingHours, permissions};

const FILED: &str = "2026-03-13T08:00";

#[test]
fn the_owner_hears_of_each_milestone_once_in_working_hours() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.at(FILED).await;
        let case = house.file("1").await.id;
        house.assign(case, "Ana").await;
        house.at("2026-03-26T06:59").await;
        assert_eq!(house.told("Ana").await, Vec::<String>::new(), "before seven nobody is told");
        house.at("2026-03-26T07:00").await;
        house.at("2026-03-26T07:05").await;
        assert_eq!(house.told("Ana").await, ["half owner unread"]);
        house.at("2026-03-30T09:00").await;
        assert_eq!(house.told("Ana").await, ["half owner unread", "before-5 owner unread"]);
        assert_eq!(house.told("Berta").await, Vec::<String>::new(), "half a term is no matter of the head");
        // the clock is set back: nothing is told again
        house.at("2026-03-26T08:00").await;
        house.at("2026-03-30T09:30").await;
        assert_eq!(house.told("Ana").await.len(), 2);
    });
}

#[test]
fn what_the_owner_leaves_unread_goes_to_the_head_of_the_area_the_next_morning() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.at(FILED).await;
        let (left, read) = (house.file("1").await.id, house.file("2").await.id);
        house.assign(left, "Ana").await;
        house.assign(read, "Diana").await;
        // three days before: Wednesday; then come Holy Thursday and Friday and a week-end
        house.at("2026-04-01T07:00").await;
        assert_eq!(house.told("Ana").await, ["before-3 owner unread"], "only the latest is told");
        let page = house.get("Diana notifications.read", "/alertas").await.body;
        let action = page.split("action=\"").find(|a| a.contains("/leida\"")).unwrap();
        let action = action.split('"').next().unwrap().to_owned();
        assert_eq!(house.post("Diana notifications.read", &action, &[]).await.status, 303);
        house.at("2026-04-03T10:00").await;
        house.at("2026-04-06T06:00").await;
        assert_eq!(house.told("Berta").await, Vec::<String>::new());
        house.at("2026-04-06T07:00").await;
        assert_eq!(house.told("Berta").await, ["before-3 head unread"], "of the one that was left");
        assert_eq!(house.told("Carlos").await, Vec::<String>::new(), "another area");
        house.at("2026-04-06T16:00").await;
        assert_eq!(house.told("Berta").await.len(), 1, "once");
    });
}

#[test]
fn whoever_did_something_with_the_case_needs_no_head() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.at(FILED).await;
        let case = house.file("1").await.id;
        house.assign(case, "Ana").await;
        house.at("2026-04-01T07:00").await;
        house.change("UPDATE cases_cases SET version = version + 1 WHERE id = $1", case).await;
        house.at("2026-04-06T07:00").await;
        assert_eq!(house.told("Berta").await, Vec::<String>::new());
    });
}

#[test]
fn a_case_of_nobody_goes_to_the_head_at_once_and_then_with_its_owner() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.at(FILED).await;
        let case = house.file("1").await.id;
        house.at("2026-03-26T10:00").await;
        // without an area every head hears of it
        assert_eq!(house.told("Berta").await, ["half unowned unread"]);
        assert_eq!(house.told("Carlos").await, ["half unowned unread"]);
        house.assign(case, "Ana").await;
        house.live().await;
        assert_eq!(house.told("Berta").await, ["half unowned settled"]);
        assert_eq!(house.told("Ana").await, ["half owner unread"], "what was unread goes with the case");
        house.assign(case, "Diana").await;
        house.live().await;
        assert_eq!(house.told("Ana").await, ["half owner settled"]);
        assert_eq!(house.told("Diana").await, ["half owner unread"]);
        house.assign(case, "Ana").await;
        house.live().await;
        assert_eq!(house.told("Ana").await, ["half owner unread"], "and back again");
    });
}

#[test]
fn after_a_week_asleep_only_the_latest_is_told_and_the_rest_is_overtaken() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.at(FILED).await;
        let case = house.file("1").await.id;
        house.assign(case, "Ana").await;
        house.live().await;
        // asleep from the first day on, awake on a Sunday night: nobody works
        house.at("2026-04-05T22:00").await;
        assert_eq!(house.told("Ana").await, Vec::<String>::new());
        house.at("2026-04-06T07:00").await;
        assert_eq!(house.told("Ana").await, ["before-3 owner unread"]);
        let sql = "SELECT kind || ' ' || state FROM notifications_milestones \
                   WHERE case_id = $1 AND state <> 'waiting' \
                   ORDER BY falls_at";
        let closed = house.rows(sql, case.to_string()).await;
        assert_eq!(closed, ["half overtaken", "before-5 overtaken", "before-3 told"]);
    });
}

#[test]
fn the_last_day_and_the_silence_are_told_to_both() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.at(FILED).await;
        let case = house.file("1").await.id;
        house.assign(case, "Ana").await;
        house.at("2026-04-08T07:00").await;
        assert_eq!(house.told("Ana").await, ["due owner unread"]);
        assert_eq!(house.told("Berta").await, ["due head unread"]);
        house.at("2026-04-09T07:00").await;
        assert_eq!(house.told("Ana").await[1], "silence owner unread");
        house
            .change(
                "UPDATE cases_cases SET silence = 'occurred', silence_at = 1775710800000000 WHERE id = $1",
                case,
            )
            .await;
        // 72 hours from Thursday 00:00: a third is Friday 00:00, told at seven
        house.at("2026-04-10T07:00").await;
        assert_eq!(house.told("Ana").await[2], "silence-24 owner unread");
        // two thirds and five sixths fall on a Saturday; Monday would be too late: the hours end on Sunday
        house.at("2026-04-11T06:59").await;
        assert_eq!(house.told("Ana").await.len(), 3);
        house.at("2026-04-11T07:00").await;
        assert_eq!(house.told("Ana").await[3], "silence-48 owner unread");
        house.at("2026-04-11T12:00").await;
        assert_eq!(house.told("Ana").await[4], "silence-60 owner unread");
        house.change("UPDATE cases_cases SET silence = 'recognized' WHERE id = $1", case).await;
        assert!(house.told("Ana").await.iter().all(|n| n.ends_with("settled")), "recognised in time");
        let mails = house.mails("notifications.alarm").await;
        assert!(
            mails.iter().any(|m| m.starts_with("ana@miraflor.example|") && m.contains("Silencio positivo"))
        );
        assert!(mails.iter().all(|m| !m.contains("María") && !m.contains("vence el")), "{mails:?}");
    });
}

#[test]
fn another_due_day_is_planned_anew_and_an_ended_case_is_left_in_peace() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.at(FILED).await;
        let case = house.file("1").await.id;
        house.assign(case, "Ana").await;
        house.at("2026-04-01T07:00").await;
        assert_eq!(house.told("Ana").await, ["before-3 owner unread"]);
        house.change("UPDATE cases_cases SET due_on = '2026-04-29' WHERE id = $1", case).await;
        assert_eq!(house.told("Ana").await, ["before-3 owner settled"], "it spoke of another day");
        house.at("2026-04-07T10:00").await;
        assert_eq!(house.told("Ana").await.len(), 1, "the day before the old last one is an ordinary day");
        house.at("2026-04-24T08:00").await;
        assert_eq!(house.told("Ana").await[1], "before-3 owner unread", "three days before the new one");
        house.withdraw(case).await;
        house.live().await;
        assert_eq!(house.told("Ana").await[1], "before-3 owner settled");
        house.at("2026-05-20T10:00").await;
        assert_eq!(house.told("Ana").await.len(), 2);
        let waiting = "SELECT kind FROM notifications_milestones WHERE state = 'waiting' AND case_id = $1";
        assert_eq!(house.rows(waiting, case.to_string()).await, Vec::<String>::new());
    });
}

#[test]
fn each_matter_of_a_split_filing_has_its_alarms() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.at(FILED).await;
        let case = house.file("1").await.id;
        house.assign(case, "Ana").await;
        house.live().await;
        // a claim until 8 April, and a copy until 30 March
        house.split(case).await;
        house.live().await;
        house.at("2026-03-25T07:00").await;
        assert_eq!(house.told("Ana").await, ["before-3 owner unread"], "of the copy");
        let list = house.get(house::ANA, "/alertas").await.body;
        assert!(list.contains("Asunto 2: Copia") && !list.contains("Asunto 1"), "{list}");
        let sheet = house.get(house::ANA, &format!("/bandeja/{case}")).await.body;
        assert!(sheet.contains("Asunto 1: El cobro"), "what comes of the claim is named too: {sheet}");
        house.at("2026-03-27T07:00").await;
        assert_eq!(
            house.told("Ana").await[1..],
            ["before-1 owner unread", "half owner unread"][..],
            "of both"
        );
        // by mail no word that somebody wrote, but what it is
        house.at("2026-03-31T07:00").await;
        let mails = house.mails("notifications.alarm").await;
        let copy = mails.iter().find(|m| m.starts_with("ana@") && m.contains("Asunto 2: ")).unwrap();
        let rule = deadlines::rule_for("INFORMACION_DOCUMENTOS", "2026-03-30".parse().unwrap()).unwrap();
        assert!(copy.contains(rule.name.of(kernel::Lang::Es)) && !copy.contains("Copia"), "{copy}");
        house.answer_matter(case, 2).await;
        house.live().await;
        let told = house.told("Ana").await;
        assert!(told[..2].iter().all(|n| n.ends_with("settled")), "the copy was sent: {told:?}");
        assert_eq!(told[2], "half owner unread", "the claim goes on");
        house.at("2026-04-08T07:00").await;
        assert_eq!(house.told("Ana").await.last().map(String::as_str), Some("due owner unread"));
        let kinds = "SELECT kind FROM notifications_milestones WHERE case_id = $1 AND about = '2026-03-30' \
                     AND state = 'waiting'";
        assert_eq!(house.rows(kinds, case.to_string()).await, Vec::<String>::new());
    });
}

#[test]
fn a_term_that_stands_still_tells_when_it_runs_again() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.at(FILED).await;
        let case = house.file("1").await.id;
        house.assign(case, "Ana").await;
        let pause =
            "UPDATE cases_cases SET state = 'awaiting_person', paused_until = '2026-04-20' WHERE id = $1";
        house.live().await;
        house.change(pause, case).await;
        house.at("2026-04-08T10:00").await;
        assert_eq!(house.told("Ana").await, Vec::<String>::new(), "no term, no alarm");
        house.at("2026-04-20T07:00").await;
        assert_eq!(house.told("Ana").await, ["completion-end owner unread"]);
    });
}

#[test]
fn the_way_of_a_decision_to_the_person_is_told_though_the_case_is_answered() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.at(FILED).await;
        let case = house.file("1").await.id;
        house.assign(case, "Ana").await;
        house.live().await;
        house.change("UPDATE cases_cases SET state = 'answered' WHERE id = $1", case).await;
        house.announce("notices.summons_due", case, "until", "2026-04-15").await;
        house.at("2026-04-13T10:00").await;
        assert_eq!(house.told("Ana").await, Vec::<String>::new());
        house.at("2026-04-14T07:00").await;
        assert_eq!(house.told("Ana").await, ["summons owner unread"], "there is still a day");
        house.at("2026-04-15T07:00").await;
        assert_eq!(house.told("Berta").await, ["summons head unread"], "the last day, and nobody looked");
        // it was sent, and the person came: the next thing is the end of the term for an appeal
        house.announce("notices.summoned", case, "until", "2026-04-22").await;
        assert_eq!(house.told("Berta").await, ["summons head settled"]);
        house.announce("notices.served", case, "appeal_until", "2026-04-29").await;
        house.at("2026-04-29T07:00").await;
        assert_eq!(house.told("Ana").await[1], "appeal-end owner unread");
        house.announce("appeals.remittal_due", case, "remit_by", "2026-05-06").await;
        house.announce("appeals.remitted", case, "remitted_on", "2026-05-04").await;
        house.at("2026-05-06T10:00").await;
        assert_eq!(house.told("Ana").await.len(), 2, "the file went in time");
    });
}

#[test]
fn each_decision_on_its_way_has_its_own_steps_cpaca_art_68() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.at(FILED).await;
        let case = house.file("1").await.id;
        house.assign(case, "Ana").await;
        house.live().await;
        house.change("UPDATE cases_cases SET state = 'answered' WHERE id = $1", case).await;
        // the letter of a matter first, then the answer of the case: both wait for their summons
        let opened = |due: &str, matter: Option<i64>| {
            let mut data = serde_json::json!({ "plan": "personal", "due_on": due });
            if let Some(matter) = matter {
                data["matter"] = matter.into();
            }
            data
        };
        house.announce_all("notices.opened", case, opened("2026-04-15", Some(2))).await;
        house.announce_all("notices.opened", case, opened("2026-04-17", None)).await;
        house.at("2026-04-14T07:00").await;
        assert_eq!(house.told("Ana").await, ["summons owner unread"], "a day before the first");
        let sent = serde_json::json!({ "until": "2026-04-22", "was": "2026-04-15", "matter": 2 });
        house.announce_all("notices.summoned", case, sent).await;
        assert_eq!(house.told("Ana").await, ["summons owner settled"]);
        house.at("2026-04-16T07:00").await;
        assert_eq!(house.told("Ana").await[1..], ["summons owner unread"][..], "the other is still due");
    });
}

#[test]
fn cases_that_nobody_announced_are_planned_by_the_timer_and_other_hours_plan_anew() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.at(FILED).await;
        let case = house.file("1").await.id;
        house.assign(case, "Ana").await;
        // as after an import: no reaction heard of it
        let planned = house.work(|work| Box::pin(notifications::actions::plan_cases::stale(work, 100))).await;
        assert_eq!(planned, 1);
        let again = house.work(|work| Box::pin(notifications::actions::plan_cases::stale(work, 100))).await;
        assert_eq!(again, 0, "every plan stands");
        house
            .work(|work| {
                let early = WorkingHours::parse("6:00", "14:00").unwrap();
                Box::pin(notifications::actions::save_hours::run(work, early))
            })
            .await;
        let moved = house.work(|work| Box::pin(notifications::actions::plan_cases::stale(work, 100))).await;
        assert_eq!(moved, 1);
        house.at("2026-03-26T06:00").await;
        assert_eq!(house.told("Ana").await, ["half owner unread"]);
    });
}

#[test]
fn the_digest_of_a_morning() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        house.at(FILED).await;
        let case = house.file("1").await;
        house.assign(case.id, "Ana").await;
        house.file("2").await;
        house.at("2026-04-06T06:50").await;
        assert_eq!(house.mails("notifications.digest").await.len(), 0);
        house.at("2026-04-06T07:00").await;
        let mails = house.mails("notifications.digest").await;
        let of = |who: &str| mails.iter().find(|m| m.starts_with(who)).cloned().unwrap_or_default();
        let anas = of("ana@");
        assert!(anas.contains("VENCEN ESTA SEMANA (1)") && anas.contains(&case.number), "{anas}");
        assert!(anas.contains("/alertas/preferencias") && !anas.contains("María"), "{anas}");
        assert!(of("berta@").contains("Hay 1 caso sin responsable"));
        assert_eq!(of("diana"), "", "her login is no address");
        // asleep over the rest of the week: Friday's digest only, and none on Saturday
        house.at("2026-04-10T08:00").await;
        house.at("2026-04-11T08:00").await;
        let anas = house.mails("notifications.digest").await.iter().filter(|m| m.starts_with("ana@")).count();
        assert_eq!(anas, 2);
        let last = house.mails("notifications.digest").await;
        assert!(last.iter().rfind(|m| m.starts_with("ana@")).unwrap().contains("VENCIDOS (1)"));
    });
}

#[test]
fn every_role_is_told_and_heads_lead() {
    for role in ["administrator", "head", "lawyer", "signer", "agent", "auditor"] {
        assert!(seeded(role, permissions::READ), "{role}");
        assert_eq!(seeded(role, permissions::LEAD), role == "head", "{role}");
    }
}

/// February is due on the tenth business day of March: Friday 13. Half of it is over on the 6th.
#[test]
fn the_upload_is_reminded_until_the_file_of_every_service_was_sent() {
    testkit::each(async |world| {
        let house = House::new(world).await;
        let told = async || house.company_told("Berta").await;
        house.at("2026-03-02T08:00").await;
        assert_eq!(told().await, Vec::<String>::new());
        house.at("2026-03-06T09:00").await;
        assert_eq!(told().await, ["upload-soon 2026-03-13 unread"]);
        for service in ["water", "sewerage"] {
            house.send_to_regulator("2026-02", service).await;
        }
        house.at("2026-03-09T09:00").await;
        assert_eq!(told().await, ["upload-soon 2026-03-13 unread"], "the file of waste is missing");
        house.send_to_regulator("2026-02", "waste").await;
        house.live().await;
        assert_eq!(told().await, ["upload-soon 2026-03-13 settled"]);
        house.at("2026-03-13T16:00").await;
        assert_eq!(told().await, ["upload-soon 2026-03-13 settled"], "nothing is left to be reminded");
        // the next month is another matter; and a file that was sent before its reminder needs none
        for service in ["water", "sewerage", "waste"] {
            house.at("2026-04-02T09:00").await;
            house.send_to_regulator("2026-03", service).await;
        }
        house.at("2026-04-30T16:00").await;
        assert_eq!(told().await.len(), 1);
        house.at("2026-05-29T16:00").await;
        assert_eq!(told().await.len(), 2, "of April nobody sent anything: {:?}", told().await);
    });
}
