package dev.slipway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.slipway.Directory;
import dev.slipway.action.Action;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.error.InvalidInput;
import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the directory: every action has its room, and is told wherever actions are told. */
class RoomsTest {

  private final Project project = Project.withoutDatabase(Path.of("nowhere"));

  static List<String> words() {
    return Directory.WORDS;
  }

  private static List<Form> forms() {
    return words().stream().map(RoomsTest::action).map(Action::form).toList();
  }

  private static Action action(String word) {
    return Objects.requireNonNull(Directory.find(word), word);
  }

  @Test
  void everyRoomIsInTheDirectory() throws IOException {
    Path rooms =
        Path.of(
            System.getProperty("slipway.root"), "lambda/engine/src/main/java/dev/slipway/action");
    try (Stream<Path> found = Files.list(rooms)) {
      assertThat(found.filter(Files::isDirectory).map(room -> room.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(words().stream().map(RoomsTest::room).toList());
    }
  }

  /** No package is called like a word of Java. */
  private static String room(String word) {
    return SourceVersion.isKeyword(word) ? word + "ing" : word.replace("-", "");
  }

  @ParameterizedTest
  @MethodSource("words")
  void theFormHasTheWord(String word) {
    Form form = action(word).form();
    assertThat(form.word()).isEqualTo(word);
    assertThat(form.help()).isNotEmpty();
    assertThat(form.fields()).extracting(Field::name).doesNotHaveDuplicates();
    assertThat(form.fields()).allSatisfy(field -> assertThat(field.arguments()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("words")
  void theHelpIsAsItWasAccepted(String word) throws IOException {
    Result help = project.run(word, "--help");
    Accepted.holds("lambda/cli/src/test/resources/help/" + word + ".txt", help.out());
  }

  @Test
  void theReferenceTellsEveryField() throws IOException {
    Accepted.holds("docs/reference/actions.md", ActionsPage.of(forms()));
  }

  @Test
  void theSchemaOfRequestsTellsEveryField() throws IOException {
    Accepted.holds(
        "docs/reference/request.schema.json",
        JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(RequestSchema.of(forms())) + "\n");
  }

  @ParameterizedTest
  @MethodSource("words")
  void aRequestIsReadByItsWordAndRefusesWhatItDoesNotKnow(String word) {
    List<String> line = new ArrayList<>(List.of(word, "--no-such-option"));
    action(word).form().fields().stream()
        .filter(Field::required)
        .forEach(field -> line.add(field.name()));
    Result refused = project.run(line.toArray(String[]::new));
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("Unknown option --no-such-option.", word + " --help");
    assertThat(refusal(Map.of("action", word, "noSuchField", 1)))
        .contains("noSuchField: is not a field of " + word + "; known are action");
  }

  private static String refusal(Map<String, Object> request) {
    try {
      return Directory.read(request, name -> null).toString();
    } catch (InvalidInput e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void aShellCompletesEveryWordAndOption() {
    String script = project.run("completion").out();
    for (Form form : forms()) {
      assertThat(script).contains("(" + form.word() + ")");
      form.fields().stream()
          .flatMap(field -> field.arguments().stream())
          .flatMap(argument -> argument.names().stream())
          .forEach(option -> assertThat(script).contains("'" + option + "'"));
    }
  }
}
