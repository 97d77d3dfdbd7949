package dev.slipway.action.lint;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.hazard.Level;
import dev.slipway.lint.Hazard;
import dev.slipway.lint.Levels;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hazards of some migrations.
 *
 * @param folder of the files, for programs that open them
 * @param files how many were looked at
 * @param server the version of the one they were measured on; empty where only text was looked at
 * @param version of this tool
 */
record LintReport(
    String folder,
    int files,
    List<Hazard> hazards,
    String server,
    Levels levels,
    LintFormat format,
    String version)
    implements Report {

  /** Those that nobody has accepted. */
  List<Hazard> open() {
    return hazards.stream().filter(hazard -> hazard.accepted() == null).toList();
  }

  /** Its file from the folder where the command was typed. */
  String path(Hazard hazard) {
    return folder + "/" + hazard.file();
  }

  Level level(Hazard hazard) {
    return levels.of(hazard.kind());
  }

  @Override
  public Verdict verdict() {
    return open().stream().anyMatch(hazard -> level(hazard) == Level.ERROR)
        ? Verdict.FOUND
        : Verdict.DONE;
  }

  @Override
  public String text() {
    return switch (format) {
      case TEXT -> LintText.of(this);
      case SARIF -> LintSarif.of(this);
      case GITHUB -> LintGithub.of(this);
      case MARKDOWN -> LintMarkdown.of(this);
    };
  }

  @Override
  public boolean commands() {
    return format == LintFormat.GITHUB;
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", "lint")
        .with("outcome", verdict().name())
        .with("basis", server.isEmpty() ? "text" : "trace")
        .with("files", files)
        .with("hazards", hazards.stream().map(this::fields).toList())
        .map();
  }

  private Map<String, @Nullable Object> fields(Hazard hazard) {
    return new Fields()
        .with("kind", hazard.kind().word())
        .with("level", level(hazard).name().toLowerCase(Locale.ROOT))
        .with("file", hazard.file())
        .with("line", hazard.line())
        .with("column", hazard.column())
        .with("statement", hazard.statement())
        .with("blocks", hazard.blocks())
        .with("reason", hazard.reason())
        .with("rewrite", hazard.rewrite())
        .with("accepted", hazard.accepted())
        .map();
  }
}
