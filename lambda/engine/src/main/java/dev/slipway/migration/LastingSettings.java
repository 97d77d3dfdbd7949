package dev.slipway.migration;

import dev.slipway.sql.Savepoint;
import dev.slipway.sql.SessionSetting;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings that stand when segments are done, as far as they were made by SET, RESET and
 * set_config: what was taken back, or set again later, is not among them. What functions and DO
 * blocks set is not known.
 */
public final class LastingSettings {

  /**
   * One that stands.
   *
   * @param statement that made it
   * @param sql a statement that makes it and does nothing else
   */
  public record Made(Statement statement, String sql) {}

  /** What stood at a savepoint. */
  private record Mark(String name, Map<String, Made> standing) {}

  private static final String ROLE = "role";
  private static final String AUTHORIZATION = "session_authorization";

  private Map<String, Made> standing = new LinkedHashMap<>();
  private final Deque<Mark> marks = new ArrayDeque<>();

  private LastingSettings() {}

  /** What stands behind these segments, in the order in which it was made. */
  public static List<Made> behind(List<Segment> done) {
    LastingSettings settings = new LastingSettings();
    done.forEach(settings::follow);
    return List.copyOf(settings.standing.values());
  }

  private void follow(Segment segment) {
    Map<String, Made> before = new LinkedHashMap<>(standing);
    segment.statements().forEach(this::follow);
    marks.clear();
    if (segment.end().equals("ROLLBACK")) {
      standing = before;
    }
  }

  private void follow(Statement statement) {
    StatementWords words = statement.words();
    Savepoint.of(words).ifPresent(savepoint -> follow(savepoint, words));
    SessionSetting.lastingOf(statement).forEach(setting -> follow(setting, statement));
  }

  private void follow(Savepoint savepoint, StatementWords words) {
    if (savepoint.isSet()) {
      marks.push(new Mark(savepoint.name(), new LinkedHashMap<>(standing)));
    } else if (marks.stream().anyMatch(mark -> mark.name().equals(savepoint.name()))) {
      Mark mark = marks.pop();
      while (!mark.name().equals(savepoint.name())) {
        mark = marks.pop();
      }
      if (!words.starts("RELEASE")) {
        standing = new LinkedHashMap<>(mark.standing());
        marks.push(mark);
      }
    }
  }

  private void follow(SessionSetting setting, Statement statement) {
    switch (setting.kind()) {
      case ONE -> set(setting.name(), new Made(statement, setting.sql()));
      case RESET_ALL -> standing.keySet().removeIf(name -> !isIdentity(name));
      case DISCARD_ALL -> standing.clear();
    }
  }

  /** Who the session is for decides who may take on which role: a new one begins without. */
  private void set(String name, Made made) {
    standing.remove(name);
    if (name.equals(AUTHORIZATION)) {
      standing.remove(ROLE);
    }
    standing.put(name, made);
  }

  private static boolean isIdentity(String name) {
    return name.equals(ROLE) || name.equals(AUTHORIZATION);
  }
}
