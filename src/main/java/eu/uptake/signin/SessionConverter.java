package eu.uptake.signin;

import java.time.Instant;
import java.util.Date;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.mongodb.spring.session.AbstractMongoSessionConverter;
import org.mongodb.spring.session.MongoSession;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.session.FindByIndexNameSessionRepository;

import eu.uptake.account.SignInProperties;

/**
 * A session as a document of plain fields, and no serialised Java objects: the next
 * version of the service reads what this one has written.
 */
final class SessionConverter extends AbstractMongoSessionConverter {

	static final String EXPIRES_AT = "expireAt";

	private static final String ACCESSED_AT = "accessedAt";

	private final SignInProperties properties;

	SessionConverter(SignInProperties properties) {
		this.properties = properties;
	}

	@Override
	protected Query getQueryForIndex(String name, Object value) {
		if (!FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME.equals(name)) {
			throw new IllegalArgumentException(name);
		}
		return Query.query(Criteria.where(SignedInSession.USERNAME).is(value));
	}

	@Override
	protected Document convert(MongoSession session) {
		Instant accessedAt = session.getLastAccessedTime();
		Instant began = session.getAttribute(SignedInSession.BEGAN);
		Instant idleAt = accessedAt.plus(session.getMaxInactiveInterval());
		Instant expiresAt = (began != null && began.plus(this.properties.sessionLongest()).isBefore(idleAt))
				? began.plus(this.properties.sessionLongest()) : idleAt;
		Document document = new Document("_id", session.getId())
			.append(SignedInSession.USERNAME, session.getAttribute(SignedInSession.USERNAME))
			.append(SignedInSession.CREDENTIALS, session.getAttribute(SignedInSession.CREDENTIALS))
			.append(SignedInSession.BEGAN, (began != null) ? Date.from(began) : null)
			.append(ACCESSED_AT, Date.from(accessedAt))
			.append(EXPIRES_AT, Date.from(expiresAt));
		SingleSignOn signOn = session.getAttribute(SingleSignOn.ATTRIBUTE);
		if (signOn != null) {
			document.append(SingleSignOn.ATTRIBUTE,
					new Document("registration", signOn.registration()).append("client", signOn.client())
						.append("issuer", signOn.issuer())
						.append("subject", signOn.subject())
						.append("sid", signOn.sid())
						.append("idToken", signOn.idToken()));
		}
		return document;
	}

	@Override
	protected @Nullable MongoSession convert(Document document) {
		MongoSession session = new MongoSession(document.getString("_id"), this.properties.sessionIdle().toSeconds());
		session.setAttribute(SignedInSession.USERNAME, document.getString(SignedInSession.USERNAME));
		session.setAttribute(SignedInSession.CREDENTIALS, document.getInteger(SignedInSession.CREDENTIALS));
		Date began = document.getDate(SignedInSession.BEGAN);
		session.setAttribute(SignedInSession.BEGAN, (began != null) ? began.toInstant() : null);
		Document signOn = document.get(SingleSignOn.ATTRIBUTE, Document.class);
		if (signOn != null) {
			session.setAttribute(SingleSignOn.ATTRIBUTE,
					new SingleSignOn(signOn.getString("registration"), signOn.getString("client"),
							signOn.getString("issuer"), signOn.getString("subject"), signOn.getString("sid"),
							signOn.getString("idToken")));
		}
		session.setLastAccessedTime(document.getDate(ACCESSED_AT).toInstant());
		return session;
	}

}
