package dev.slipway.action;

import dev.slipway.backup.BackupTerms;
import dev.slipway.backup.manifest.Compression;
import dev.slipway.backup.retention.Retention;
import dev.slipway.backup.verify.Depth;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads requests strictly: unknown actions, unknown fields and wrong values are all reported. */
public final class RequestReader {

  private static final int DEFAULT_LIMIT = 20;

  private final Map<String, ? extends @Nullable Object> fields;
  private final Problems problems = new Problems();

  private RequestReader(Map<String, ? extends @Nullable Object> fields) {
    this.fields = fields;
  }

  /** The request in fields by name. Throws {@link InvalidInput} with every problem. */
  public static Request read(Map<String, ? extends @Nullable Object> fields) {
    return new RequestReader(fields).request();
  }

  private Request request() {
    Action action = action();
    refuseUnknownFields(action);
    Request request =
        new Request(
            action,
            optional("target", RequestValues::version),
            value("steps", 1, RequestValues::count),
            value("dryRun", false, Boolean.class::cast),
            value(backupField(action), BackupChoice.AUTO, RequestValues::backup),
            value("outOfOrder", false, Boolean.class::cast),
            value("execute", false, Boolean.class::cast),
            optional("confirm", String.class::cast),
            value("limit", DEFAULT_LIMIT, RequestValues::count),
            backupOptions(),
            value("kind", false, RequestValues::snapshot),
            value("wait", false, Boolean.class::cast),
            retention(),
            namesABackup(action) ? optional("backup", RequestValues::place) : null,
            value("depth", Depth.FULL, RequestValues::depth),
            restoreOptions(),
            value("set", Map.of(), RequestValues::texts));
    refuseContradictions(action, request);
    problems.throwIfAny(
        list ->
            new InvalidInput(
                Problems.format("The request is wrong:", list) + "\nNothing was done."));
    return request;
  }

  private static boolean namesABackup(Action action) {
    return action == Action.RESTORE || action == Action.VERIFY_BACKUP;
  }

  private BackupOptions backupOptions() {
    return new BackupOptions(
        value("compression", Compression.ZSTD, RequestValues::compression),
        value("workers", BackupTerms.WORKERS, RequestValues::workers),
        value("unlogged", true, Boolean.class::cast));
  }

  /** Nothing of it is loaded for a request that does not prune. */
  private @Nullable Retention retention() {
    if (!value("prune", false, Boolean.class::cast)) {
      return null;
    }
    return new Retention(
        value("keepLast", Retention.DEFAULT.last(), RequestValues::count),
        value("keepDays", Retention.DEFAULT.days(), RequestValues::days));
  }

  /** With a backup to read, the field backup says which; else whether one is taken first. */
  private static String backupField(Action action) {
    return namesABackup(action) ? "backupFirst" : "backup";
  }

  private RestoreOptions restoreOptions() {
    return new RestoreOptions(
        value("clean", false, Boolean.class::cast),
        value("tables", List.of(), RestoreOptions::tables),
        value("owner", true, Boolean.class::cast),
        value("privileges", true, Boolean.class::cast));
  }

  private Action action() {
    Object word = fields.get("action");
    return Action.of(String.valueOf(word))
        .orElseThrow(
            () ->
                new InvalidInput(
                    (word == null
                            ? "The field action is missing"
                            : "Unknown action \"" + word + "\"")
                        + ". Known are: "
                        + Action.words()
                        + ". Nothing was done."));
  }

  private void refuseUnknownFields(Action action) {
    List<String> known = new ArrayList<>(List.of("action"));
    known.addAll(action.fields());
    for (String field : fields.keySet()) {
      if (!known.contains(field)) {
        problems.add(
            field, "is no field of " + action.word() + "; known are " + String.join(", ", known));
      }
    }
  }

  private void refuseContradictions(Action action, Request request) {
    if (fields.containsKey("target") && fields.containsKey("steps")) {
      problems.add("steps", "cannot be given together with target");
    }
    if (action == Action.BASELINE && request.target() == null) {
      problems.add("target", "is missing: the version up to which everything counts as applied");
    }
    if (action == Action.BACKUPS && request.prune() == null) {
      Stream.of("execute", "keepLast", "keepDays")
          .filter(field -> fields.get(field) != null && !Boolean.FALSE.equals(fields.get(field)))
          .forEach(field -> problems.add(field, "is for prune, which was not asked for"));
    }
    if (action == Action.BACKUP && request.await() && !request.snapshot()) {
      problems.add("wait", "is for snapshots; a backup into the store is always waited for");
    }
    if (namesABackup(action) && !fields.containsKey("backup")) {
      problems.add("backup", "is missing: latest, or the URI of one that `backups` lists");
    }
  }

  private <T> T value(String field, T otherwise, Function<Object, T> reader) {
    T value = optional(field, reader);
    return value == null ? otherwise : value;
  }

  private <T> @Nullable T optional(String field, Function<Object, T> reader) {
    Object value = fields.get(field);
    if (value == null) {
      return null;
    }
    try {
      return reader.apply(value);
    } catch (ClassCastException e) {
      problems.add(field, "has a value of the wrong kind: " + value);
    } catch (IllegalArgumentException e) {
      problems.add(field, String.valueOf(e.getMessage()));
    }
    return null;
  }
}
