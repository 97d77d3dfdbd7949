package dev.slipway.action;

import dev.slipway.config.Consent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request whose answer says too how it should have been asked. */
record NotedRequest(Request request, List<String> notes) implements Request {

  @Override
  public Report perform(Desk desk) {
    return new NotedReport(request.perform(desk), notes);
  }

  @Override
  public boolean isRun() {
    return request.isRun();
  }

  @Override
  public boolean isPiecemeal() {
    return request.isPiecemeal();
  }

  @Override
  public boolean isAgreed() {
    return request.isAgreed();
  }

  @Override
  public boolean needsNoMigrations() {
    return request.needsNoMigrations();
  }

  @Override
  public DatabaseUse use() {
    return request.use();
  }

  @Override
  public Set<Consent> consents() {
    return request.consents();
  }

  /** The answer with these among its warnings. */
  private record NotedReport(Report report, List<String> notes) implements Report {

    @Override
    public Map<String, @Nullable Object> fields() {
      Map<String, @Nullable Object> fields = report.fields();
      List<Object> warnings = new ArrayList<>(notes);
      if (fields.get("warnings") instanceof List<?> others) {
        warnings.addAll(others);
      }
      fields.put("warnings", warnings);
      return fields;
    }

    @Override
    public String text() {
      return "  warning: " + String.join("\n  warning: ", notes) + "\n" + report.text();
    }

    @Override
    public Verdict verdict() {
      return report.verdict();
    }

    @Override
    public Map<String, Number> measures() {
      return report.measures();
    }

    @Override
    public Optional<ActionFailed> failure() {
      return report.failure();
    }
  }
}
