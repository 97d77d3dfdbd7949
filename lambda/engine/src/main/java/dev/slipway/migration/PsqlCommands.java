package dev.slipway.migration;

import dev.slipway.psql.PsqlSession;
import dev.slipway.psql.Remark;
import dev.slipway.sql.Effect;
import dev.slipway.sql.Interpreter;
import dev.slipway.sql.Place;
import dev.slipway.sql.Reference;
import dev.slipway.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a file says to psql. Most say nothing, so the session is made with the first command. */
final class PsqlCommands implements Interpreter {

  private final Source source;
  private @Nullable PsqlSession session;

  PsqlCommands(Source source) {
    this.source = source;
  }

  /** What is wrong, in the order it was found. */
  List<Remark> problems() {
    return session == null ? List.of() : session.problems();
  }

  /** What has no effect here. */
  List<Remark> notes() {
    return session == null ? List.of() : session.notes();
  }

  /** What a part of the file prints. */
  List<Echo> echoes(int start, int end) {
    List<Echo> echoes = new ArrayList<>();
    if (session != null) {
      for (Remark finding : session.echoes()) {
        Echo echo = Echo.of(finding);
        if (echo.offset() >= start && echo.offset() < end) {
          echoes.add(echo);
        }
      }
    }
    return List.copyOf(echoes);
  }

  /** The files that were included or copied from, by their paths in the folder. */
  Set<String> files() {
    return session == null ? Set.of() : session.files();
  }

  @Override
  public boolean isActive() {
    return session == null || session.isActive();
  }

  @Override
  public Optional<String> value(Reference reference, Place place) {
    return begun().value(reference, place);
  }

  @Override
  public Effect command(String command, Place place) {
    return begun().command(command, place);
  }

  @Override
  public void comment(Token comment, Place place) {
    begun().comment(comment, place);
  }

  @Override
  public void ended(Place place) {
    if (session != null) {
      session.ended(place);
    }
  }

  private PsqlSession begun() {
    if (session == null) {
      session = IncludedFiles.session(source);
    }
    return session;
  }
}
