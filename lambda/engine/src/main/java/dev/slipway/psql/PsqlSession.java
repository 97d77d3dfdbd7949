package dev.slipway.psql;

import dev.slipway.sql.Effect;
import dev.slipway.sql.Interpreter;
import dev.slipway.sql.Place;
import dev.slipway.sql.Reference;
import dev.slipway.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Understands psql's commands and variables while one migration file is read, from its top to its
 * end, with the files that it includes (psql's manual page, "Meta-Commands"; command.c). What is
 * wrong is collected.
 */
public final class PsqlSession implements Interpreter {

  private final PsqlVariables variables = new PsqlVariables();
  private final Branches branches = new Branches();
  private final Inclusions inclusions;
  private final BiPredicate<Token, String> isSection;
  private final List<Remark> problems = new ArrayList<>();
  private final List<Remark> notes = new ArrayList<>();
  private final List<Remark> echoes = new ArrayList<>();

  /**
   * A session that includes files from a folder.
   *
   * @param isSection whether a comment in a text is a section line, which included files lack
   */
  public PsqlSession(NearbyFiles files, BiPredicate<Token, String> isSection) {
    this.inclusions = new Inclusions(files);
    this.isSection = isSection;
  }

  /** What is wrong, in the order it was found. */
  public List<Remark> problems() {
    return List.copyOf(problems);
  }

  /** What has no effect here. */
  public List<Remark> notes() {
    return List.copyOf(notes);
  }

  /** What the file prints. */
  public List<Remark> echoes() {
    return List.copyOf(echoes);
  }

  /** The files that were included or copied from, by their paths in the folder. */
  public Set<String> files() {
    return inclusions.files();
  }

  @Override
  public boolean isActive() {
    return branches.isActive();
  }

  @Override
  public Optional<String> value(Reference reference, Place place) {
    try {
      return variables.value(reference);
    } catch (IllegalArgumentException e) {
      problem(place, e);
      return Optional.empty();
    }
  }

  @Override
  public Effect command(String command, Place place) {
    MetaCommand meta = MetaCommand.parse(command, place);
    try {
      return branches.areAbout(meta.name(), () -> isTrue(meta.text())) || !isActive()
          ? Effect.NONE
          : run(meta);
    } catch (IllegalArgumentException e) {
      problem(place, e);
      return Effect.NONE;
    }
  }

  @Override
  public void comment(Token comment, Place place) {
    if (isSection.test(comment, place.source().text())) {
      problems.add(
          new Remark(
              place,
              "a section line in an included file; sections are those of the migration itself"));
    }
  }

  @Override
  public void ended(Place place) {
    if (branches.leave()) {
      problems.add(new Remark(place, "an \\if above has no \\endif before this end"));
    }
  }

  private Effect run(MetaCommand meta) {
    return switch (meta.name()) {
      case "i", "include" -> include(meta, "");
      case "ir", "include_relative" -> include(meta, inclusions.folderOf(meta.place()));
      case "set" -> set(arguments(meta));
      case "unset" -> unset(arguments(meta));
      case "echo", "qecho", "warn" -> echo(meta);
      case "g", "gx" -> Settled.send(meta.text());
      case "crosstabview" -> new Effect.Send(false);
      case "gexec" -> new Effect.Send(true);
      case "r", "reset" -> new Effect.Reset();
      case "copy" -> copy(meta);
      case "q", "quit" -> quit(meta);
      case "encoding" -> Settled.encoding(arguments(meta));
      case "o", "out" -> Settled.output(arguments(meta));
      default -> other(meta);
    };
  }

  private Effect other(MetaCommand meta) {
    if (!Alternatives.hasNoEffect(meta.name())) {
      throw new IllegalArgumentException(meta.shown() + " " + Alternatives.text(meta.name()));
    }
    notes.add(new Remark(meta.place(), meta.shown() + " is a psql command and was ignored"));
    return Effect.NONE;
  }

  /** Where nothing but comments follows, the file ends here anyhow. */
  private Effect quit(MetaCommand meta) {
    return TextBelow.areEmpty(meta.rest(), isSection) ? Effect.NONE : other(meta);
  }

  private boolean isTrue(String text) {
    return Conditions.isTrue(String.join(" ", arguments(text)));
  }

  private Effect include(MetaCommand meta, String folder) {
    String file = file(arguments(meta));
    Effect include = new Effect.Include(inclusions.include(file, folder, meta.place()));
    branches.enter();
    return include;
  }

  private static String file(List<String> arguments) {
    String file = arguments.isEmpty() ? "" : arguments.get(0).replaceAll(";+$", "");
    if (file.isEmpty()) {
      throw new IllegalArgumentException("the name of a file is missing");
    }
    return file;
  }

  private Effect set(List<String> arguments) {
    if (!arguments.isEmpty()) {
      String value = String.join("", arguments.subList(1, arguments.size()));
      Behaviour.refuseOther(arguments.get(0), value);
      variables.set(arguments.get(0), value);
    }
    return Effect.NONE;
  }

  private Effect unset(List<String> arguments) {
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("the name of a variable is missing");
    }
    variables.unset(arguments.get(0));
    return Effect.NONE;
  }

  private Effect echo(MetaCommand meta) {
    List<String> words = arguments(meta);
    boolean inLine = !words.isEmpty() && words.get(0).equals("-n");
    String text = String.join(" ", words.subList(inLine ? 1 : 0, words.size()));
    echoes.add(new Remark(meta.place(), text));
    return Effect.NONE;
  }

  private Effect copy(MetaCommand meta) {
    ClientCopy copy = ClientCopy.parse(meta.text());
    String file = copy.file();
    return new Effect.Copy(copy.sql(), file == null ? null : inclusions.rows(file, meta.place()));
  }

  private List<String> arguments(MetaCommand meta) {
    return arguments(meta.text());
  }

  private List<String> arguments(String text) {
    return Arguments.of(text, variables);
  }

  private void problem(Place place, IllegalArgumentException e) {
    problems.add(new Remark(place, String.valueOf(e.getMessage())));
  }
}
