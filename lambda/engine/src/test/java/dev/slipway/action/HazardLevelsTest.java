package dev.slipway.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import dev.slipway.hazard.HazardKind;
import dev.slipway.hazard.Level;
import dev.slipway.lint.Levels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@link HazardLevels}. */
class HazardLevelsTest {

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("slipway.properties"), text);
  }

  @Test
  void aFileSaysHowMuchEachKindCounts() throws IOException {
    Levels levels = HazardLevels.read(file("# ours\nlint.drop-table = off \nlint.style=warning\n"));
    assertThat(levels.of(HazardKind.DROP_TABLE)).isEqualTo(Level.OFF);
    assertThat(levels.of(HazardKind.STYLE_JSON)).isEqualTo(Level.WARNING);
    assertThat(levels.of(HazardKind.DROP_COLUMN)).isEqualTo(HazardKind.DROP_COLUMN.usual());
  }

  /** As an editor of Windows saves it. */
  @Test
  void aByteOrderMarkIsNoPartOfAKey() throws IOException {
    Levels levels = HazardLevels.read(file("\uFEFFlint.drop-table=off\r\n"));
    assertThat(levels.of(HazardKind.DROP_TABLE)).isEqualTo(Level.OFF);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lint.\\u00 | a backslash and a u are not followed by four hexadecimal digits",
        "'' | Is a directory"
      })
  void whatCannotBeReadSaysWhy(String text, String why) throws IOException {
    Path file = text.isEmpty() ? folder : file(text);
    assertThatThrownBy(() -> HazardLevels.read(file))
        .hasMessage(file + " cannot be read: " + why + ". Nothing was done.");
  }

  @Test
  void noFileSaysNothing() {
    Levels levels = HazardLevels.read(folder.resolve("slipway.properties"));
    assertThat(levels.of(HazardKind.DROP_TABLE)).isEqualTo(Level.ERROR);
  }

  @Test
  void allThatIsWrongIsToldTogether() throws IOException {
    Path file = file("lint.drop-tables=off\nlint.drop-table=loud\ndrop-table=off\n");
    assertThatThrownBy(() -> HazardLevels.read(file))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("there is no kind of hazard \"drop-tables\"")
        .hasMessageContaining("not \"loud\"")
        .hasMessageContaining("unknown key drop-table; known is lint.KIND")
        .hasMessageEndingWith("Nothing was done.");
  }

  @Test
  void whatIsNoTextIsTold() throws IOException {
    Path file = file("");
    Files.write(file, new byte[] {(byte) 0xc3, (byte) 0x28});
    assertThatThrownBy(() -> HazardLevels.read(file))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("cannot be read");
  }

  /** Its lines would be shown as keys that nobody knows. */
  @Test
  void aLinkThatLeadsElsewhereIsNotRead() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "s3cr3tLine\n");
    Path project = Files.createDirectory(folder.resolve("project"));
    Path link = Files.createSymbolicLink(project.resolve("slipway.properties"), key);
    assertThatThrownBy(() -> HazardLevels.read(link))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("it is a link that leads out of its folder")
        .hasMessageNotContaining("s3cr3t");
  }
}
