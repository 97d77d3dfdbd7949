package dev.slipway.backup.restore;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Hashing;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.backup.restore.definition.DefinitionReader;
import dev.slipway.backup.restore.definition.DefinitionTrial;
import dev.slipway.backup.restore.definition.KindsLeftOut;
import dev.slipway.backup.restore.definition.RightsFilter;
import dev.slipway.backup.restore.definition.SchemaGrants;
import dev.slipway.backup.restore.target.Cleaning;
import dev.slipway.backup.restore.target.Emptiness;
import dev.slipway.backup.restore.target.Requirements;
import dev.slipway.backup.restore.target.RestoreTarget;
import dev.slipway.backup.restore.target.RestoreTargetReader;
import dev.slipway.backup.restore.target.Resumption;
import dev.slipway.backup.restore.terms.Care;
import dev.slipway.backup.restore.terms.RestoreFailed;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.backup.restore.work.Phase;
import dev.slipway.backup.restore.work.StoppableMeter;
import dev.slipway.backup.restore.work.WorkerSettings;
import dev.slipway.backup.verify.DefinedTables;
import dev.slipway.backup.verify.StoredFiles;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.postgres.Session;
import dev.slipway.progress.Work;
import dev.slipway.progress.WorkListener;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Checks everything that can be checked before a target is touched. */
final class Preparation {

  /** Others on the server need some, too; most definitions need more than one. */
  private static final int LOCKS_TO_SPARE = 4;

  private final StoredBackup backup;
  private final RestoreTerms terms;
  private final WorkListener listener;
  private final String address;

  Preparation(StoredBackup backup, RestoreTerms terms, WorkListener listener, String address) {
    this.backup = backup;
    this.terms = terms;
    this.listener = listener;
    this.address = address;
  }

  /** Throws {@link RestoreFailed} for what cannot be restored here. */
  RestorePlan plan(Session session) {
    RestoreTarget target = RestoreTargetReader.read(session, backup.manifest());
    return terms.tables().isEmpty()
        ? whole(session, target)
        : new TablesPlanner(backup, terms, listener, this).plan(session, target);
  }

  private RestorePlan whole(Session session, RestoreTarget target) {
    refuse("is damaged", new StoredFiles(backup).listing());
    List<Definition> dumped = definitions(Part.Kind.PRE_DATA, target);
    List<Definition> before = target.superuser() ? dumped : SchemaGrants.first(dumped);
    List<Definition> after = definitions(Part.Kind.POST_DATA, target);
    List<Definition> own = trimmed(ofDatabase(target), target);
    List<Definition> all =
        Stream.of(before, after, own).flatMap(definitions -> definitions.stream()).toList();
    RightsFilter filter = RightsFilter.of(terms).of(all);
    List<Definition> wanted = all.stream().filter(one -> filter.keeps(one.words())).toList();
    refuse(
        "is damaged",
        new DefinedTables(backup.manifest(), before.stream().map(Definition::words)).problems());
    String hash = manifestHash();
    refuse("cannot be restored into " + address, inTheWay(session, target, wanted, hash));
    Set<String> done = done(target, hash);
    StoppableMeter meter = new StoppableMeter(listener::bytesMoved);
    List<Phase> phases = new RestorePlanner(backup, filter, done, meter).plan(before, after, own);
    RestorePlan plan = new RestorePlan(backup, terms, hash, target, phases, meter);
    KindsLeftOut.of(filter, all).forEach(plan::warn);
    plan.comparedWith(wanted);
    return plan;
  }

  /** All at once: what is missing, and what the server refuses besides. */
  private List<Problem> inTheWay(
      Session session, RestoreTarget target, List<Definition> wanted, String hash) {
    Requirements requirements = new Requirements(backup.manifest(), target, terms);
    List<Problem> problems = new ArrayList<>(requirements.of(wanted));
    Emptiness emptiness = new Emptiness(backup, terms, address);
    if (Resumption.goesOn(terms, hash, target)) {
      return problems;
    }
    if (emptiness.isGiven(target)) {
      List<Definition> untold = requirements.untold(wanted);
      problems.addAll(tried(session, target, untold, untold.size() < wanted.size()));
    } else if (!problems.isEmpty()) {
      problems.addAll(emptiness.problems(target));
    }
    return problems;
  }

  /** What an earlier call has done; for a first call, there must be nothing in the way. */
  private Set<String> done(RestoreTarget target, String hash) {
    RestoreTarget.Unfinished unfinished = target.unfinished();
    if (unfinished != null && Resumption.goesOn(terms, hash, target)) {
      return unfinished.done();
    }
    new Emptiness(backup, terms, address).require(target);
    checkFiles(backup.manifest().parts());
    return Set.of();
  }

  /** Reads them from one end to the other: before anything is touched, nothing may be wrong. */
  void checkFiles(List<Part> parts) {
    long all = parts.stream().mapToLong(Part::bytes).sum();
    listener.workBegins(
        new Work("restore: comparing with the manifest", "file", parts.size(), all, false));
    LongConsumer meter =
        bytes -> {
          listener.bytesMoved(bytes);
          refuseWithoutTime();
        };
    refuse("is damaged", new StoredFiles(backup).check(parts, terms.workers(), meter));
  }

  /** What the server is asked to try is ours, and no other; where it is not, all is looked at. */
  private void checkDefinitions() {
    if (!new StoredFiles(backup).checkDefinitions().isEmpty()) {
      checkFiles(backup.manifest().parts());
    }
  }

  private void refuseWithoutTime() {
    if (!terms.allowsUnit()) {
      throw RestoreFailed.refused(
          "Comparing the files of "
              + backup.uri()
              + " with their manifest takes longer than the time that was left. The database was"
              + " not touched. Next: give the function more time, or restore from the command line,"
              + " which has no deadline.",
          null);
    }
  }

  private List<Definition> definitions(Part.Kind kind, RestoreTarget target) {
    return trimmed(definitions(kind), target);
  }

  private List<Definition> trimmed(List<Definition> definitions, RestoreTarget target) {
    RightsFilter filter = RightsFilter.of(terms);
    return definitions.stream()
        .map(one -> target.superuser() ? one : one.byMembership())
        .map(filter::trimmed)
        .filter(one -> !target.hasComment(one.words()))
        .toList();
  }

  /**
   * Nothing where trying would take more locks than can be spared.
   *
   * @param missing whether other definitions are known not to be made, which these may need
   */
  private List<Problem> tried(
      Session session, RestoreTarget target, List<Definition> wanted, boolean missing) {
    boolean drops = !target.contents().isEmpty() || target.unfinished() != null;
    if (terms.care() != Care.TRIED_FIRST
        || wanted.isEmpty()
        || wanted.size() > target.locks() / LOCKS_TO_SPARE
        || (drops && !Cleaning.ahead(session).isEmpty())) {
      return List.of();
    }
    checkDefinitions();
    List<String> cleaning = drops ? Cleaning.statements(session) : List.of();
    session.execute(WorkerSettings.sql(terms.workers()));
    session.limits().limitTo(terms.timeLeft());
    List<Definition> withoutRows =
        wanted.stream().filter(one -> !one.words().starts("REFRESH")).toList();
    return new DefinitionTrial(session, missing).of(cleaning, withoutRows);
  }

  List<Definition> definitions(Part.Kind kind) {
    Part part =
        backup.manifest().parts().stream()
            .filter(one -> one.kind() == kind)
            .findFirst()
            .orElseThrow(() -> damaged(new Problem(Manifest.FILE, "names no file of " + kind)));
    try {
      return DefinitionReader.read(backup, part);
    } catch (IOException e) {
      throw damaged(new Problem(part.file(), String.valueOf(e.getMessage())));
    }
  }

  private List<Definition> ofDatabase(RestoreTarget target) {
    try {
      return DefinitionReader.ofDatabase(backup, target.database());
    } catch (IOException e) {
      throw damaged(new Problem("950-database", String.valueOf(e.getMessage())));
    }
  }

  String manifestHash() {
    try (InputStream in = backup.storage().open(backup.folder() + Manifest.FILE)) {
      return HexFormat.of().formatHex(Hashing.sha256(in.readAllBytes()));
    } catch (IOException e) {
      throw damaged(new Problem(Manifest.FILE, String.valueOf(e.getMessage())));
    }
  }

  private RestoreFailed damaged(Problem problem) {
    return refusal("is damaged", List.of(problem));
  }

  void refuse(String what, List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw refusal(what, problems);
    }
  }

  private RestoreFailed refusal(String what, List<Problem> problems) {
    String text =
        Problems.format("The backup " + backup.uri() + " " + what + ":", problems)
            + "\nThe database was not touched.";
    return what.equals("is damaged")
        ? RestoreFailed.refused(text + " Next: take another backup that `backups` lists.", null)
        : RestoreFailed.unfit(text);
  }
}
