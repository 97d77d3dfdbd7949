package dev.slipway.infra.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

/** Shows every change of what is deployed as a difference that somebody reads. */
@Tag("pinned-cdk")
class TemplateSnapshotTest {

  private static final Path SNAPSHOT = Path.of("src/test/resources/demo.template.json");

  @Test
  void demoTemplateIsTheOneThatWasReviewed() throws IOException {
    String template = masked(text(Template.fromStack(SampleApp.stack("snapshot", SampleApp.DEMO))));
    if (Boolean.getBoolean("slipway.renew")) {
      Files.writeString(SNAPSHOT, template);
    }
    assertThat(template)
        .as(
            "The template is another than in infra/%s. When that is meant, renew it with"
                + " mvn test -pl infra -am -Dtest=TemplateSnapshotTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dslipway.renew=true"
                + " and commit the difference.",
            SNAPSHOT)
        .isEqualTo(Files.readString(SNAPSHOT));
  }

  private static String text(Template template) throws IOException {
    DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
    lines.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
    lines.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
    ObjectMapper mapper = new ObjectMapper();
    mapper.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    return mapper.writer(lines).writeValueAsString(template.toJSON()) + "\n";
  }

  private static String masked(String template) {
    return template
        .replaceAll("[0-9a-f]{64}", "(hash)")
        .replaceAll("\"salt\" : \"[^\"]*\"", "\"salt\" : \"(salt)\"");
  }
}
