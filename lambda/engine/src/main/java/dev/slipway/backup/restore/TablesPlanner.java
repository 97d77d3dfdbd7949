package dev.slipway.backup.restore;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.restore.definition.PartitionTree;
import dev.slipway.backup.restore.definition.TableNames;
import dev.slipway.backup.restore.target.Requirements;
import dev.slipway.backup.restore.target.RestoreTarget;
import dev.slipway.backup.restore.target.TablesTarget;
import dev.slipway.backup.restore.terms.RestoreFailed;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.backup.restore.unit.RowsUnit;
import dev.slipway.backup.restore.unit.TablesUnit;
import dev.slipway.backup.restore.unit.Unit;
import dev.slipway.backup.restore.work.Phase;
import dev.slipway.backup.restore.work.StoppableMeter;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.TableName;
import dev.slipway.progress.WorkListener;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans the rows of chosen tables: into tables that are there, in one transaction. */
record TablesPlanner(
    StoredBackup backup, RestoreTerms terms, WorkListener listener, Preparation preparation) {

  /** Throws {@link RestoreFailed} for what cannot be restored here. */
  RestorePlan plan(Session session, RestoreTarget target) {
    List<Problem> problems = new Requirements(backup.manifest(), target, terms).ofRows();
    TablesTarget tables = TablesTarget.read(session, terms.tables());
    preparation.refuse(
        "cannot be restored into these tables",
        Stream.concat(problems.stream(), problems(target, tables).stream()).toList());
    List<Part> rows = parts(tables.tables());
    List<Part> needed = Stream.concat(rows.stream(), sequences()).toList();
    preparation.checkFiles(needed);
    StoppableMeter meter = new StoppableMeter(listener::bytesMoved);
    List<RowsUnit> units =
        rows.stream().map(part -> new RowsUnit(backup, part, false, meter)).toList();
    Unit unit = new TablesUnit(backup, terms.clean(), tables, units);
    Phase phase = new Phase(List.of(unit), false);
    return new RestorePlan(backup, terms, "", target, List.of(phase), meter);
  }

  private List<Part> parts(Set<TableName> tables) {
    return rows().filter(part -> tables.contains(TableNames.of(part))).toList();
  }

  private Stream<Part> rows() {
    return backup.manifest().parts().stream().filter(part -> part.kind() == Part.Kind.ROWS);
  }

  private Stream<Part> sequences() {
    return backup.manifest().parts().stream().filter(part -> part.kind() == Part.Kind.SEQUENCES);
  }

  private List<Problem> problems(RestoreTarget target, TablesTarget tables) {
    Problems problems = new Problems();
    if (target.unfinished() != null) {
      problems.add(
          "database",
          "holds an unfinished restore of "
              + target.unfinished().uri()
              + "; go on with that first");
    }
    for (TableName name : tables.missing()) {
      problems.add(
          name.toString(), "is not in the database; bring its definition there first (up)");
    }
    Set<TableName> held = rows().map(TableNames::of).collect(Collectors.toSet());
    tables.tables().stream()
        .filter(name -> !held.contains(name))
        .forEach(name -> problems.add(name.toString(), "is not in the backup"));
    partitionsLeftOut(tables)
        .forEach(
            name ->
                problems.add(
                    name.toString(),
                    "holds rows of these tables in the backup and is no partition of them in the"
                        + " database; attach it there first"));
    if (tables.tables().isEmpty() && tables.missing().isEmpty()) {
      problems.add("tables", "none of them is a table with rows of its own");
    }
    inTheWay(tables, problems);
    return problems.list();
  }

  private Stream<TableName> partitionsLeftOut(TablesTarget tables) {
    Set<TableName> filled =
        rows().filter(part -> part.rows() > 0).map(TableNames::of).collect(Collectors.toSet());
    PartitionTree tree = new PartitionTree(preparation.definitions(Part.Kind.PRE_DATA));
    List<TableName> there =
        terms.tables().stream().filter(name -> !tables.missing().contains(name)).toList();
    return tree.below(there).stream()
        .filter(filled::contains)
        .filter(name -> !tables.tables().contains(name));
  }

  private void inTheWay(TablesTarget tables, Problems problems) {
    if (terms.clean() && !tables.referring().isEmpty()) {
      problems.add(
          "tables",
          "cannot be emptied: rows of "
              + String.join(", ", tables.referring())
              + " refer to them; name these tables too");
    }
    for (TableName name : tables.filled()) {
      if (!terms.clean()) {
        problems.add(
            name.toString(), "is not empty; add --clean (\"clean\":true) to replace its rows");
      }
    }
  }
}
