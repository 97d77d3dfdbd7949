package dev.slipway.action.backfills;

import dev.slipway.action.Action;
import dev.slipway.action.BackfillTools;
import dev.slipway.action.Desk;
import dev.slipway.action.Form;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Topic;
import dev.slipway.backfill.file.Backfill;
import dev.slipway.backfill.file.Backfills;
import dev.slipway.backfill.state.BackfillState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lists the backfills of the files and of the database, with how far each is. */
public record BackfillsRequest() implements Request {

  public static final Action ACTION =
      new Action(
          Form.of(
                  "backfills",
                  "Lists the backfills with where each stands: never run, running, held, paused,"
                      + " failed, cancelled or done, and how many rows are left.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.OUTPUT),
          given -> new BackfillsRequest());

  @Override
  public Report perform(Desk desk) {
    Backfills files = Backfills.read(desk.source());
    Map<String, List<BackfillState>> states =
        BackfillTools.runner(desk, desk.terms().deadline()).states().stream()
            .collect(Collectors.groupingBy(BackfillState::name, TreeMap::new, Collectors.toList()));
    TreeSet<String> names = new TreeSet<>(states.keySet());
    names.addAll(files.names());
    return new BackfillsReport(
        desk.database(),
        desk.settings().environment(),
        names.stream().map(name -> line(name, files, states)).toList());
  }

  private static BackfillLine line(
      String name, Backfills files, Map<String, List<BackfillState>> states) {
    Backfill file = files.find(name).orElse(null);
    return new BackfillLine(name, file, files.problems(name), states.getOrDefault(name, List.of()));
  }
}
