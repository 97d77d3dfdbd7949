package dev.slipway.migration;

import dev.slipway.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts segments again where it turned out that a statement ends transactions by itself, which its
 * text does not tell: it calls a procedure that does, or one that was not there before.
 */
public final class Recut {

  private Recut() {}

  /**
   * The segments with one of them cut around a statement, which stands outside of transactions from
   * now on; nothing where the author has opened the transaction himself.
   */
  public static Optional<List<Segment>> around(
      Statement statement, List<Segment> segments, int index) {
    Segment segment = segments.get(index);
    int at = segment.statements().indexOf(statement);
    if (segment.isOutside() || at < 0 || !segment.isOurs()) {
      return Optional.empty();
    }
    List<Segment> cut = new ArrayList<>(segments.subList(0, index));
    cut.addAll(part(segment, 0, at));
    cut.add(Segment.outside(statement));
    cut.addAll(part(segment, at + 1, segment.statements().size()));
    cut.addAll(segments.subList(index + 1, segments.size()));
    return Optional.of(List.copyOf(cut));
  }

  /**
   * The segments as an earlier run has cut them, as far as it has come: those that are done end
   * where its checksum says. Nothing where no beginning of the statements has that checksum.
   */
  public static Optional<Done> behind(
      String checksum, List<Segment> segments, Map<String, String> values) {
    List<Statement> all = segments.stream().flatMap(one -> one.statements().stream()).toList();
    List<Segment> done = new ArrayList<>();
    int before = 0;
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      for (int at = 1; segment.isOurs() && at < segment.statements().size(); at++) {
        if (Checksum.of(all.subList(0, before + at), values).equals(checksum)) {
          done.addAll(part(segment, 0, at));
          List<Segment> cut = new ArrayList<>(done);
          cut.addAll(part(segment, at, segment.statements().size()));
          cut.addAll(segments.subList(i + 1, segments.size()));
          return Optional.of(new Done(List.copyOf(cut), done.size()));
        }
      }
      done.add(segment);
      before += segment.statements().size();
    }
    return Optional.empty();
  }

  /**
   * Segments, some of which are done.
   *
   * @param count how many of them
   */
  public record Done(List<Segment> segments, int count) {}

  private static List<Segment> part(Segment segment, int from, int to) {
    return from == to ? List.of() : List.of(segment.part(from, to));
  }
}
