package eu.uptake.reminder;

import java.time.Instant;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Changes;

/**
 * The reminders that were sent. Each is noted before it is sent, so that it can't be sent
 * twice; one whose service has died between the two isn't sent again.
 */
@Repository
class SentReminders {

	private final MongoOperations mongo;

	private final AuditTrail audit;

	SentReminders(MongoOperations mongo, AuditTrail audit) {
		this.mongo = mongo;
		this.audit = audit;
	}

	/**
	 * Claims a reminder.
	 * @param id the reminder's id
	 * @param at the current moment
	 * @return true for one caller only
	 */
	boolean claim(String id, Instant at) {
		if (this.mongo.exists(byId(id), SentReminder.class)) {
			return false;
		}
		this.audit.writing(Changes.none().add("reminder", null, id));
		try {
			this.mongo.insert(new SentReminder(id, at, null));
			return true;
		}
		catch (DuplicateKeyException ex) {
			this.audit.wroteNothing();
			return false;
		}
	}

	/**
	 * Gives a claimed reminder back, which the mail server hasn't taken.
	 * @param id the reminder's id
	 */
	void release(String id) {
		this.mongo.remove(byId(id), SentReminder.class);
		this.audit.wroteNothing();
	}

	void sent(String id, Instant at) {
		this.mongo.updateFirst(byId(id), Update.update("sentAt", at), SentReminder.class);
	}

	private static Query byId(String id) {
		return Query.query(Criteria.where("_id").is(id));
	}

}
