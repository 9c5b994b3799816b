//! Which hours of the week a service has, and how it is booked.

use hall::ServiceId;
use kernel::Failure;
use store::Work;

use crate::offer::{Offer, OfferId, Rules};
use crate::refusal::AppointmentRefusal;
use crate::{events, records};

/// The same hours on several weekdays.
#[derive(Debug, Clone)]
pub struct AddHours {
    /// The service.
    pub service: ServiceId,
    /// Weekdays, 1 is Monday.
    pub weekdays: Vec<i64>,
    /// First minute after midnight.
    pub from: i64,
    /// Minute at which the last one has ended.
    pub to: i64,
    /// How long one lasts.
    pub minutes: i64,
    /// People at once.
    pub seats: i64,
}

/// Adds hours; on all weekdays or on none.
///
/// # Errors
/// Hours that make no sense, or that overlap with others of the service.
pub async fn add(work: &mut Work<'_>, new: &AddHours) -> Result<usize, Failure<AppointmentRefusal>> {
    let refused = Failure::Refused;
    let service = records::service_by_id(work, new.service).await?;
    let service = service.ok_or(refused(AppointmentRefusal::NotOffered))?;
    if new.weekdays.is_empty() {
        return Err(refused(AppointmentRefusal::BadOffer { field: "weekday" }));
    }
    let mut all = records::offers(work, service.id).await?;
    for weekday in &new.weekdays {
        let offer = Offer {
            id: work.new_id(),
            service: service.id,
            weekday: *weekday,
            from: new.from,
            to: new.to,
            minutes: new.minutes,
            seats: new.seats,
        };
        let offer = offer.check().map_err(refused)?;
        if all.iter().any(|o| o.overlaps(&offer)) {
            return Err(refused(AppointmentRefusal::Overlaps));
        }
        records::insert_offer(work, service.site, &offer).await?;
        all.push(offer);
    }
    events::changed(work, service.id, "hours");
    Ok(new.weekdays.len())
}

/// Takes hours away; what was booked in them stays booked.
///
/// # Errors
/// When there are no such hours.
pub async fn remove(
    work: &mut Work<'_>,
    (service, id): &(ServiceId, OfferId),
) -> Result<(), Failure<AppointmentRefusal>> {
    if !records::delete_offer(work, *id, *service).await? {
        return Err(Failure::Refused(AppointmentRefusal::NoSuchHour));
    }
    events::changed(work, *service, "hours");
    Ok(())
}

/// Decides how a service is booked.
///
/// # Errors
/// Numbers that make no sense; somebody else decided meanwhile.
pub async fn rule(
    work: &mut Work<'_>,
    (service, rules): &(ServiceId, Rules),
) -> Result<(), Failure<AppointmentRefusal>> {
    let rules = rules.check().map_err(Failure::Refused)?;
    if !records::save_rules(work, *service, &rules).await? {
        return Err(Failure::Refused(AppointmentRefusal::ChangedMeanwhile));
    }
    events::changed(work, *service, "rules");
    Ok(())
}
