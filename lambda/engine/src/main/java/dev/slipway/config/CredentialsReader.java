package dev.slipway.config;

import dev.slipway.config.ConnectionFields.Said;
import dev.slipway.error.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads who logs in, and how: by IAM, a secret, a password, or what a password file holds. */
final class CredentialsReader {

  private final Variables variables;
  private final ConnectionFields fields;
  private final CredentialStores stores;
  private final Problems problems;

  CredentialsReader(
      Variables variables, ConnectionFields fields, CredentialStores stores, Problems problems) {
    this.variables = variables;
    this.fields = fields;
    this.stores = stores;
    this.problems = problems;
  }

  /** The credentials of a user; of the secret, where it is what gives the password. */
  CredentialSource read(
      List<Server> servers, String user, Map<ConnectionParameter, String> secret) {
    String way = variables.get(VariableNames.DB_AUTH);
    if (way != null) {
      return byToken(way, servers, user);
    }
    Said password = fields.get(ConnectionParameter.PASSWORD);
    if (password != null && password.by().equals(VariableNames.DB_SECRET_ARN)) {
      return new SecretCredentials(
          stores.secrets(),
          variables.get(VariableNames.DB_SECRET_ARN, ""),
          secret,
          variables.get(VariableNames.DB_USER, ""));
    }
    return CredentialSource.of(
        new Credentials(user, password == null ? null : new Secret(password.value())));
  }

  private CredentialSource byToken(String way, List<Server> servers, String user) {
    if (!way.equals("iam")) {
      problems.add(VariableNames.DB_AUTH, "can only be iam, not \"" + way + "\"");
    }
    if (servers.size() > 1) {
      problems.add(VariableNames.DB_AUTH, "iam needs one host: a token is for one server");
    }
    return stores.iam(servers.get(0).host(), servers.get(0).port(), user);
  }

  /** The servers with what the password file holds for them, where nothing else does. */
  List<Server> withPasswords(
      List<Server> servers, String database, String user, List<String> notices) {
    if (variables.isSet(VariableNames.DB_AUTH)
        || fields.get(ConnectionParameter.PASSWORD) != null) {
      return servers;
    }
    Path usual = Path.of(variables.home(), ".pgpass");
    PasswordFile file =
        PasswordFile.read(Path.of(fields.value(ConnectionParameter.PASSFILE, usual.toString())));
    notices.addAll(file.notices());
    return servers.stream()
        .map(
            server ->
                new Server(
                    server.host(),
                    server.port(),
                    file.password(server, database, user).orElse(null)))
        .toList();
  }
}
