package dev.slipway.backfill.file;

import static java.util.stream.Collectors.joining;

import dev.slipway.postgres.Sql;
import dev.slipway.sql.Place;
import dev.slipway.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statement of a batch with numbered parameters, ready for {@code PREPARE name (types) AS sql}
 * and {@code EXECUTE name (arguments)}. Both bounds belong to the batch.
 *
 * @param sql the text with {@code $1}, {@code $2}, ...
 * @param slots what each of them is, in their order
 */
public record PreparedBatch(String sql, List<Slot> slots, Rewriting origin) {

  /** How the text came out of its file. */
  record Rewriting(Statement statement, List<Edit> edits) {}

  /** The types of the parameters, for PREPARE; empty where there is none. */
  public String types() {
    return slots.stream().map(Slot::type).collect(joining(", "));
  }

  /** The values of the parameters as literals, for EXECUTE; empty where there is none. */
  public String arguments(BatchValues values) {
    return slots.stream().map(slot -> Sql.literal(value(slot, values))).collect(joining(", "));
  }

  private static @Nullable String value(Slot slot, BatchValues values) {
    return switch (slot.kind()) {
      case FROM -> at(values.from(), slot.index());
      case TO -> at(values.to(), slot.index());
      case SIZE -> String.valueOf(values.size());
      case PARAMETER -> values.parameters().get(slot.name());
    };
  }

  private static @Nullable String at(List<String> key, int index) {
    return key.isEmpty() ? null : key.get(index);
  }

  /** What a slot stands for whose value is at a character of {@link #arguments}. */
  public String nameAt(BatchValues values, int character) {
    int end = 0;
    for (Slot slot : slots) {
      String literal = Sql.literal(value(slot, values));
      end += literal.codePointCount(0, literal.length()) + ", ".length();
      if (character < end) {
        return slot.name();
      }
    }
    return "";
  }

  /** The place in the file of a character of {@link #sql}. */
  public Place place(int offset) {
    int shift = 0;
    for (Edit edit : origin.edits()) {
      int start = edit.start() + shift;
      if (offset < start) {
        break;
      }
      if (offset < start + edit.text().length()) {
        return origin.statement().place(edit.start());
      }
      shift += edit.text().length() - (edit.end() - edit.start());
    }
    return origin.statement().place(offset - shift);
  }
}
