package dev.slipway.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A function that tells the state of a database by Flyway, as teams write such functions: the
 * client in a field, the secret read by the first call and kept, maps in and out. It answers what
 * our {@code status} answers, as far as Flyway's {@code info} knows it; where it is told to
 * migrate, it does so before.
 */
public final class FlywayHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  private final SecretsManagerClient secrets = SecretsManagerClient.create();
  private final ObjectMapper mapper = new ObjectMapper();
  private JsonNode secret;

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    Flyway flyway = flyway();
    if ("migrate".equals(event.get("action"))) {
      flyway.migrate();
    }
    MigrationInfoService info = flyway.info();
    MigrationInfo current = info.current();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("current", current == null ? null : current.getVersion().getVersion());
    answer.put("applied", versions(info.applied()));
    answer.put("pending", versions(info.pending()));
    return answer;
  }

  private Flyway flyway() {
    JsonNode database = secret();
    String url =
        "jdbc:postgresql://%s:%d/%s"
            .formatted(
                database.get("host").asText(),
                database.get("port").asInt(),
                database.get("dbname").asText());
    return Flyway.configure()
        .dataSource(url, database.get("username").asText(), database.get("password").asText())
        .locations("filesystem:" + System.getenv("MIGRATIONS"))
        .load();
  }

  private JsonNode secret() {
    if (secret == null) {
      String id = System.getenv("DB_SECRET_ARN");
      try {
        secret = mapper.readTree(secrets.getSecretValue(get -> get.secretId(id)).secretString());
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("The secret " + id + " is no JSON", e);
      }
    }
    return secret;
  }

  private static Object versions(MigrationInfo[] migrations) {
    return Stream.of(migrations).map(one -> one.getVersion().getVersion()).toList();
  }
}
