package dev.slipway.lint;

import dev.slipway.hazard.HazardKind;
import dev.slipway.hazard.Level;
import dev.slipway.lint.rule.ConstraintRule;
import dev.slipway.lint.rule.Danger;
import dev.slipway.lint.rule.DomainRule;
import dev.slipway.lint.rule.DropRule;
import dev.slipway.lint.rule.EnumRule;
import dev.slipway.lint.rule.IndexRule;
import dev.slipway.lint.rule.KeyRule;
import dev.slipway.lint.rule.KnownThings;
import dev.slipway.lint.rule.Linted;
import dev.slipway.lint.rule.MadeThings;
import dev.slipway.lint.rule.NameRule;
import dev.slipway.lint.rule.NotNullRule;
import dev.slipway.lint.rule.OtherLocksRule;
import dev.slipway.lint.rule.RemovalRule;
import dev.slipway.lint.rule.RenameRule;
import dev.slipway.lint.rule.RequiredColumnRule;
import dev.slipway.lint.rule.RetryRule;
import dev.slipway.lint.rule.RewriteRule;
import dev.slipway.lint.rule.RightsRule;
import dev.slipway.lint.rule.RowsRule;
import dev.slipway.lint.rule.Rule;
import dev.slipway.lint.rule.TransactionLocks;
import dev.slipway.lint.rule.TypeRule;
import dev.slipway.migration.Migration;
import dev.slipway.migration.ScriptPositions;
import dev.slipway.migration.Segment;
import dev.slipway.migration.Segmenter;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import dev.slipway.sql.TextPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the hazards of migrations by their text. */
public final class Linter {

  private static final List<Rule> RULES =
      List.of(
          new IndexRule(),
          new KeyRule(),
          new ConstraintRule(),
          new NotNullRule(),
          new RequiredColumnRule(),
          new DomainRule(),
          new RewriteRule(),
          new RemovalRule(),
          new RenameRule(),
          new DropRule(),
          new RowsRule(),
          new OtherLocksRule(),
          new EnumRule(),
          new RetryRule(),
          new RightsRule(),
          new NameRule(),
          new TypeRule());

  private final Levels levels;
  private final List<Hazard> found = new ArrayList<>();
  private final TransactionLocks locks = new TransactionLocks();
  private final KnownThings known = new KnownThings();
  private MadeThings made = new MadeThings(known);

  private Linter(Levels levels) {
    this.levels = levels;
  }

  /**
   * The hazards of migrations that run one behind the other, in order; what one of them has made is
   * none for the others. Pure.
   */
  public static List<Hazard> together(List<Migration> set, Levels levels) {
    return behind(List.of(), set, levels);
  }

  /** The same; what earlier ones say of types and constraints is known. */
  public static List<Hazard> behind(List<Migration> earlier, List<Migration> set, Levels levels) {
    Linter linter = new Linter(levels);
    for (Migration migration : earlier) {
      migration.up().statements().forEach(one -> linter.known.learn(one, one.words()));
    }
    set.forEach(linter::look);
    return List.copyOf(linter.found);
  }

  /** The same of migrations that are each run on what is there by then. */
  public static List<Hazard> eachAlone(List<Migration> migrations, Levels levels) {
    Linter linter = new Linter(levels);
    for (Migration migration : migrations) {
      linter.made = new MadeThings(linter.known);
      linter.look(migration);
    }
    return List.copyOf(linter.found);
  }

  private void look(Migration migration) {
    List<Segment> segments = Segmenter.up(migration, Set.of());
    MadeThings file = new MadeThings(new KnownThings());
    segments.stream()
        .flatMap(segment -> segment.statements().stream())
        .forEach(statement -> file.learn(statement, statement.words()));
    ScriptPositions positions = new ScriptPositions(migration.up());
    for (Segment segment : segments) {
      locks.begin();
      List<StatementWords> before = new ArrayList<>();
      for (Statement statement : segment.statements()) {
        StatementWords words = statement.words();
        look(
            migration,
            positions,
            new Linted(statement, words, before, segment.isOutside(), made, file));
        made.learn(statement, words);
        before.add(words);
      }
    }
  }

  private void look(Migration migration, ScriptPositions positions, Linted linted) {
    Statement statement = linted.statement();
    TextPosition at = positions.of(statement.place(0));
    String file = migration.up().fileOf(statement.place(0));
    Stream.concat(
            RULES.stream().flatMap(rule -> rule.look(linted)), locks.look(linted, file + ":" + at))
        .filter(danger -> levels.of(danger.kind()) != Level.OFF)
        .map(danger -> hazard(danger, migration, statement, at))
        .forEach(found::add);
  }

  private static Hazard hazard(
      Danger danger, Migration migration, Statement statement, TextPosition at) {
    HazardKind kind = danger.kind();
    return new Hazard(
        kind,
        migration.up().fileOf(statement.place(0)),
        at.line(),
        at.column(),
        statement.shown(),
        danger.blocks(),
        danger.reason(),
        danger.rewrite(),
        migration.options().allowed().get(kind.word()));
  }
}
