package dev.slipway.backup.restore;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.restore.compare.RestoredDefinitions;
import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.backup.restore.target.RestoreLedger;
import dev.slipway.backup.restore.target.RestoreTarget;
import dev.slipway.backup.restore.target.RestoreTarget.Unfinished;
import dev.slipway.backup.restore.target.Resumption;
import dev.slipway.backup.restore.target.TargetWarnings;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.backup.restore.unit.Unit;
import dev.slipway.backup.restore.work.Phase;
import dev.slipway.backup.restore.work.StoppableMeter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** What a restore will do. Until it is run, nothing has been touched. */
public final class RestorePlan {

  private final StoredBackup backup;
  private final RestoreTerms terms;
  private final String manifestHash;
  private final RestoreTarget target;
  private final List<Phase> phases;
  private final StoppableMeter meter;
  private final List<Definition> wanted = new ArrayList<>();
  private final List<String> warnings;

  RestorePlan(
      StoredBackup backup,
      RestoreTerms terms,
      String manifestHash,
      RestoreTarget target,
      List<Phase> phases,
      StoppableMeter meter) {
    this.backup = backup;
    this.terms = terms;
    this.manifestHash = manifestHash;
    this.target = target;
    this.phases = List.copyOf(phases);
    this.meter = meter;
    this.warnings = new ArrayList<>(TargetWarnings.of(backup.manifest().origin(), target));
  }

  /** The backup that is restored. */
  public StoredBackup backup() {
    return backup;
  }

  /** The name of the database that is restored into. */
  public String database() {
    return target.database();
  }

  /** True when an earlier call has begun this, and it goes on from there. */
  public boolean isResumed() {
    return target.unfinished() != null && !startsOver();
  }

  /**
   * True when something whole in the target will be gone for good; what is half restored is not.
   */
  public boolean replaces() {
    return terms.clean() && target.unfinished() == null && !target.contents().isEmpty();
  }

  /** Adds to what the result warns of. */
  public void warn(String warning) {
    warnings.add(warning);
  }

  /** What the restored definitions are compared with; nothing for rows of chosen tables. */
  void comparedWith(List<Definition> definitions) {
    wanted.addAll(definitions);
  }

  RestoredDefinitions restored() {
    return new RestoredDefinitions(backup, terms, target, wanted);
  }

  /** How many units are left to do. */
  public int units() {
    return phases.stream().mapToInt(phase -> phase.units().size()).sum();
  }

  /** What an earlier call has left out. */
  List<String> leftOut() {
    Unfinished unfinished = target.unfinished();
    return unfinished == null || startsOver()
        ? List.of()
        : RestoreLedger.leftOut(unfinished.done());
  }

  /** True when whatever is there goes, an unfinished restore included. */
  boolean startsOver() {
    boolean holdsAnything = !target.contents().isEmpty() || target.unfinished() != null;
    return terms.clean() && holdsAnything && !Resumption.goesOn(terms, manifestHash, target);
  }

  RestoreTerms terms() {
    return terms;
  }

  String manifestHash() {
    return manifestHash;
  }

  List<Phase> phases() {
    return phases;
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** From now on this is called as bytes flow; what it throws stops them. */
  void stopWith(Runnable check) {
    meter.with(check);
  }

  long bytes() {
    return sum(Unit::bytes);
  }

  /** What is read of the store, in bytes: the whole backup, or the files of the chosen tables. */
  long storedBytes() {
    return isOfTables() ? sum(Unit::storedBytes) : backup.bytes();
  }

  private long sum(ToLongFunction<Unit> what) {
    return phases.stream().flatMap(phase -> phase.units().stream()).mapToLong(what).sum();
  }

  /** True for rows of chosen tables: no progress is kept, it is one transaction. */
  public boolean isOfTables() {
    return !terms.tables().isEmpty();
  }
}
