package dev.slipway;

import dev.slipway.action.Action;
import dev.slipway.action.Request;
import dev.slipway.action.adopt.AdoptRequest;
import dev.slipway.action.backfill.BackfillRequest;
import dev.slipway.action.backfills.BackfillsRequest;
import dev.slipway.action.backup.BackupRequest;
import dev.slipway.action.backups.BackupsRequest;
import dev.slipway.action.baseline.BaselineRequest;
import dev.slipway.action.bulk.BulkRequest;
import dev.slipway.action.check.CheckRequest;
import dev.slipway.action.convert.ConvertRequest;
import dev.slipway.action.copy.CopyRequest;
import dev.slipway.action.down.DownRequest;
import dev.slipway.action.drift.DriftRequest;
import dev.slipway.action.export.ExportRequest;
import dev.slipway.action.history.HistoryRequest;
import dev.slipway.action.importing.ImportRequest;
import dev.slipway.action.lint.LintRequest;
import dev.slipway.action.plan.PlanRequest;
import dev.slipway.action.preflight.PreflightRequest;
import dev.slipway.action.proof.ProofRequest;
import dev.slipway.action.refresh.RefreshRequest;
import dev.slipway.action.repair.RepairRequest;
import dev.slipway.action.restore.RestoreRequest;
import dev.slipway.action.review.ReviewRequest;
import dev.slipway.action.status.StatusRequest;
import dev.slipway.action.trace.TraceRequest;
import dev.slipway.action.truncate.TruncateRequest;
import dev.slipway.action.up.UpRequest;
import dev.slipway.action.validate.ValidateRequest;
import dev.slipway.action.verifybackup.VerifyRequest;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.ValueKind;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Which action a word stands for. Loads nothing of the others. */
public final class Directory {

  /** The words, in the order of the help. */
  public static final List<String> WORDS =
      List.of(
          "up",
          "down",
          "status",
          "plan",
          "preflight",
          "validate",
          "lint",
          "trace",
          "proof",
          "review",
          "baseline",
          "adopt",
          "convert",
          "repair",
          "drift",
          "history",
          "backfill",
          "backfills",
          "backup",
          "backups",
          "verify-backup",
          "restore",
          "export",
          "import",
          "copy",
          "check",
          "truncate",
          "refresh",
          "bulk");

  private Directory() {}

  /** The action of a word; null for a word that is none. */
  public static @Nullable Action find(String word) {
    return switch (word) {
      case "up" -> UpRequest.ACTION;
      case "down" -> DownRequest.ACTION;
      case "status" -> StatusRequest.ACTION;
      case "plan" -> PlanRequest.ACTION;
      case "preflight" -> PreflightRequest.ACTION;
      case "trace" -> TraceRequest.ACTION;
      case "proof" -> ProofRequest.ACTION;
      case "review" -> ReviewRequest.ACTION;
      case "lint" -> LintRequest.ACTION;
      case "validate" -> ValidateRequest.ACTION;
      case "adopt" -> AdoptRequest.ACTION;
      case "convert" -> ConvertRequest.ACTION;
      case "baseline" -> BaselineRequest.ACTION;
      case "repair" -> RepairRequest.ACTION;
      case "drift" -> DriftRequest.ACTION;
      case "history" -> HistoryRequest.ACTION;
      case "backfill" -> BackfillRequest.ACTION;
      case "backfills" -> BackfillsRequest.ACTION;
      case "check" -> CheckRequest.ACTION;
      case "truncate" -> TruncateRequest.ACTION;
      case "bulk" -> BulkRequest.ACTION;
      case "refresh" -> RefreshRequest.ACTION;
      case "backup" -> BackupRequest.ACTION;
      case "backups" -> BackupsRequest.ACTION;
      case "verify-backup" -> VerifyRequest.ACTION;
      case "restore" -> RestoreRequest.ACTION;
      case "import" -> ImportRequest.ACTION;
      case "export" -> ExportRequest.ACTION;
      case "copy" -> CopyRequest.ACTION;
      default -> null;
    };
  }

  /**
   * The request in fields by name, of which {@code action} is one. Throws {@link InvalidInput} for
   * an unknown action, and with every problem of the other fields.
   *
   * @param variables gives the value of a variable of the environment, null when it is not set
   */
  public static Request read(
      Map<String, ? extends @Nullable Object> fields, UnaryOperator<@Nullable String> variables) {
    Object word = fields.get("action");
    Action action = find(String.valueOf(word));
    if (action == null) {
      throw unknown(word);
    }
    return action.read(fields, variables);
  }

  private static InvalidInput unknown(@Nullable Object word) {
    return new InvalidInput(
        (word == null ? "The field action is missing" : "Unknown action " + shown(word))
            + ". Known are: "
            + String.join(", ", WORDS)
            + ". Nothing was done.");
  }

  private static String shown(Object word) {
    return String.valueOf(word).matches("[A-Za-z][A-Za-z-]{0,19}")
        ? "\"" + word + "\""
        : "(" + ValueKind.of(word) + ")";
  }
}
