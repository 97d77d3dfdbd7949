package dev.slipway.action;

import dev.slipway.config.Consent;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.ValueKind;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads requests strictly: unknown actions, unknown fields and wrong values are all reported. */
public final class RequestReader {

  private RequestReader() {}

  /** The request in fields by name. Throws {@link InvalidInput} with every problem. */
  public static Request read(Map<String, ? extends @Nullable Object> fields) {
    return read(fields, UnaryOperator.identity(), name -> null);
  }

  /**
   * The same, with values from variables of the environment.
   *
   * @param names says what a field is called where it was given
   * @param variables gives the value of a variable, null when it is not set
   */
  public static Request read(
      Map<String, ? extends @Nullable Object> fields,
      UnaryOperator<String> names,
      UnaryOperator<@Nullable String> variables) {
    Action action = action(fields.get("action"));
    GivenFields given = new GivenFields(fields, names, variables);
    Request request = request(action, given);
    given.throwIfWrong(action);
    return request;
  }

  /** What is asked most, and cold, goes by itself: it has no field. */
  private static Request request(Action action, GivenFields fields) {
    return action == Action.STATUS ? new MigrationRequest.Status() : other(action, fields);
  }

  private static Request other(Action action, GivenFields fields) {
    return switch (action) {
      case UP -> MigrationRequestReader.up(fields);
      case DOWN -> MigrationRequestReader.down(fields);
      case PLAN -> MigrationRequestReader.plan(fields);
      case STATUS -> new MigrationRequest.Status();
      case VALIDATE -> new MigrationRequest.Validate();
      case BASELINE -> MigrationRequestReader.baseline(fields);
      case REPAIR -> MigrationRequestReader.repair(fields);
      case DRIFT ->
          new SchemaRequest.Drift(
              fields.flag("accept"), fields.consents(Consent.ENVIRONMENT_CHANGED));
      case HISTORY -> MigrationRequestReader.history(fields);
      case BACKUP -> BackupRequestReader.backup(fields);
      case BACKUPS -> BackupRequestReader.backups(fields);
      case VERIFY_BACKUP -> BackupRequestReader.verify(fields);
      case RESTORE -> BackupRequestReader.restore(fields);
    };
  }

  private static Action action(@Nullable Object word) {
    return Action.of(String.valueOf(word))
        .orElseThrow(
            () ->
                new InvalidInput(
                    (word == null ? "The field action is missing" : "Unknown action " + shown(word))
                        + ". Known are: "
                        + Action.words()
                        + ". Nothing was done."));
  }

  private static String shown(Object word) {
    return String.valueOf(word).matches("[A-Za-z][A-Za-z-]{0,19}")
        ? "\"" + word + "\""
        : "(" + ValueKind.of(word) + ")";
  }
}
