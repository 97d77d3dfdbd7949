package dev.slipway.migration;

import dev.slipway.sql.EnumLabel;
import dev.slipway.sql.Statement;
import dev.slipway.sql.TransactionBlockRule;
import dev.slipway.sql.TransactionCommand;
import dev.slipway.sql.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a script into segments. A statement that must not run in a transaction block forms one by
 * itself, and so does ALTER TYPE ... ADD VALUE when a later statement may use the label; the
 * author's own BEGIN and COMMIT are boundaries; what lies between is one transaction.
 */
public final class Segmenter {

  private final List<Statement> statements;
  private final List<Statement> verify;
  private final FileOptions options;
  private final Set<String> procedures;
  private final List<Segment> segments = new ArrayList<>();
  private final List<Statement> open = new ArrayList<>();
  private @Nullable SortedMap<Integer, Statement> users;
  private @Nullable Statement begin;
  private boolean readOnlyByDefault;

  private Segmenter(
      List<Statement> statements,
      List<Statement> verify,
      FileOptions options,
      Set<String> procedures) {
    this.statements = statements;
    this.verify = verify;
    this.options = options;
    this.procedures = procedures;
  }

  /**
   * The segments of a migration's UP section, at least one.
   *
   * @param procedures names of procedures known to end transactions
   */
  public static List<Segment> up(Migration migration, Set<String> procedures) {
    return new Segmenter(
            migration.up().statements(),
            migration.verify().statements(),
            migration.options(),
            procedures)
        .cut();
  }

  /** The segments of a DOWN script; empty when there is nothing to run. */
  public static List<Segment> down(Script script, FileOptions options, Set<String> procedures) {
    return new Segmenter(script.statements(), List.of(), options, procedures).cut();
  }

  private List<Segment> cut() {
    for (int i = 0; i < statements.size(); i++) {
      place(statements.get(i), i);
    }
    if (begin == null) {
      close(Segment.COMMIT);
    }
    if (segments.isEmpty() && !statements.isEmpty()) {
      segments.add(Segment.transaction(List.of()));
    }
    return List.copyOf(segments);
  }

  private void place(Statement statement, int index) {
    TransactionCommand command = TransactionCommand.of(statement.words()).orElse(null);
    if (command != null) {
      control(command, statement);
    } else if (begin == null && standsOutside(statement)) {
      close(Segment.COMMIT);
      segments.add(Segment.outside(statement));
      follow(statement);
    } else if (begin == null && addsLabelUsedLater(statement, index)) {
      close(Segment.COMMIT);
      segments.add(Segment.transaction(List.of(statement)));
    } else {
      open.add(statement);
      if (begin == null && changesDefault(statement)) {
        close(Segment.COMMIT);
      }
    }
  }

  /** True when the next statement may write and this one must not, or the other way round. */
  private boolean changesDefault(Statement statement) {
    return TransactionMode.readOnlyByDefault(statement).orElse(readOnlyByDefault)
        != readOnlyByDefault;
  }

  private void follow(Statement statement) {
    readOnlyByDefault = TransactionMode.readOnlyByDefault(statement).orElse(readOnlyByDefault);
  }

  private void control(TransactionCommand command, Statement statement) {
    switch (command) {
      case BEGIN -> {
        if (begin == null) {
          close(Segment.COMMIT);
          begin = statement;
        }
      }
      case COMMIT -> end(Segment.COMMIT);
      case ROLLBACK -> end("ROLLBACK");
      case PREPARE -> end(statement.sql());
      case COMMIT_AND_CHAIN -> close(Segment.COMMIT);
      case ROLLBACK_AND_CHAIN -> close("ROLLBACK");
    }
  }

  private void end(String by) {
    close(begin == null ? Segment.COMMIT : by);
    begin = null;
  }

  private void close(String end) {
    if (!open.isEmpty()) {
      String opening = begin == null ? Segment.BEGIN : begin.sql();
      Segment.Kind kind = begin == null ? Segment.Kind.TRANSACTION : Segment.Kind.AUTHORS;
      segments.add(new Segment(kind, List.copyOf(open), opening, end, beginsReadOnly()));
      open.forEach(this::follow);
      open.clear();
    }
  }

  private boolean beginsReadOnly() {
    return Optional.ofNullable(begin)
        .flatMap(opening -> TransactionMode.readOnly(opening.words()))
        .orElse(readOnlyByDefault);
  }

  private boolean standsOutside(Statement statement) {
    return options.withoutTransaction() || TransactionBlockRule.forbids(statement, procedures);
  }

  private boolean addsLabelUsedLater(Statement statement, int index) {
    return EnumLabel.addedBy(statement)
        .filter(
            label ->
                users().tailMap(index).values().stream().anyMatch(label::mayBeUsedBy)
                    || verify.stream().anyMatch(label::isNamedBy))
        .isPresent();
  }

  /** The statements that add no label, by their index: of many that do, none has to look at all. */
  private SortedMap<Integer, Statement> users() {
    SortedMap<Integer, Statement> found = users;
    if (found == null) {
      found = new TreeMap<>();
      for (int i = 0; i < statements.size(); i++) {
        if (EnumLabel.addedBy(statements.get(i)).isEmpty()) {
          found.put(i, statements.get(i));
        }
      }
      users = found;
    }
    return found;
  }
}
