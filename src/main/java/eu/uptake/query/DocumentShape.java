package eu.uptake.query;

import java.util.HashMap;
import java.util.Map;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import org.jspecify.annotations.Nullable;

/**
 * How large a document is, wherever its fragments are used. It is told from the text
 * alone, in time proportional to it, so that what is too large isn't even validated.
 *
 * @param depth levels of fields inside each other, but for what is asked of the schema
 * itself: the engine bounds that
 * @param nesting levels of selections inside each other, those of fragments included
 * @param fields how many fields
 * @param aliases how many of them are given another name
 * @param rootFields how many fields the largest operation has on its first level
 */
record DocumentShape(int depth, int nesting, long fields, long aliases, long rootFields) {

	private static final DocumentShape NONE = new DocumentShape(0, 0, 0, 0, 0);

	/** So that nothing overflows. */
	private static final long MANY = 1L << 40;

	static DocumentShape of(Document document) {
		Measuring measuring = new Measuring(document);
		DocumentShape largest = NONE;
		for (FragmentDefinition fragment : measuring.fragments.values()) {
			largest = largest.orLarger(measuring.fragment(fragment.getName())).withoutRoot();
		}
		for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
			largest = largest.orLarger(measuring.selections(operation.getSelectionSet()));
		}
		return largest;
	}

	private DocumentShape orLarger(DocumentShape other) {
		return new DocumentShape(Math.max(this.depth, other.depth), Math.max(this.nesting, other.nesting),
				Math.max(this.fields, other.fields), Math.max(this.aliases, other.aliases),
				Math.max(this.rootFields, other.rootFields));
	}

	private DocumentShape withoutRoot() {
		return new DocumentShape(this.depth, this.nesting, this.fields, this.aliases, 0);
	}

	private DocumentShape beside(DocumentShape other) {
		return new DocumentShape(Math.max(this.depth, other.depth), Math.max(this.nesting, other.nesting),
				Math.min(this.fields + other.fields, MANY), Math.min(this.aliases + other.aliases, MANY),
				Math.min(this.rootFields + other.rootFields, MANY));
	}

	private DocumentShape inFragment() {
		return new DocumentShape(this.depth, this.nesting + 1, this.fields, this.aliases, this.rootFields);
	}

	private DocumentShape in(Field field) {
		boolean renamed = field.getAlias() != null && !field.getAlias().equals(field.getName());
		boolean ofSchema = field.getName().startsWith("__");
		return new DocumentShape(ofSchema ? 1 : this.depth + 1, this.nesting + 1, this.fields + 1,
				this.aliases + (renamed ? 1 : 0), 1);
	}

	/**
	 * Measures each fragment once.
	 */
	private static final class Measuring {

		private final Map<String, FragmentDefinition> fragments = new HashMap<>();

		private final Map<String, DocumentShape> measured = new HashMap<>();

		Measuring(Document document) {
			document.getDefinitionsOfType(FragmentDefinition.class)
				.forEach((fragment) -> this.fragments.put(fragment.getName(), fragment));
		}

		private DocumentShape selections(@Nullable SelectionSet set) {
			DocumentShape shape = NONE;
			if (set != null) {
				for (Selection<?> selection : set.getSelections()) {
					shape = shape.beside(selection(selection));
				}
			}
			return shape;
		}

		private DocumentShape selection(Selection<?> selection) {
			if (selection instanceof Field field) {
				return selections(field.getSelectionSet()).in(field);
			}
			if (selection instanceof InlineFragment inline) {
				return selections(inline.getSelectionSet()).inFragment();
			}
			return fragment(((FragmentSpread) selection).getName()).inFragment();
		}

		// An unknown fragment, and one that contains itself, is left to the validation.
		private DocumentShape fragment(String name) {
			DocumentShape known = this.measured.get(name);
			FragmentDefinition fragment = this.fragments.get(name);
			if (known != null || fragment == null) {
				return (known != null) ? known : NONE;
			}
			this.measured.put(name, NONE);
			DocumentShape shape = selections(fragment.getSelectionSet());
			this.measured.put(name, shape);
			return shape;
		}

	}

}
