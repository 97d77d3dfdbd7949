package dev.slipway.infra.database;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.Tokenization;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.constructs.IConstruct;

/**
 * The database that is migrated, whatever it was given as.
 *
 * @param logIn as whom the function comes
 * @param address where it is, nothing when only the secret knows
 * @param port to let the function through to; may be a token
 * @param name its name in the server, nothing when only the secret knows
 * @param resource what a snapshot is taken of, nothing when unknown
 * @param serverId its server's resource id, nothing when unknown
 * @param securityGroups those that must let the function in
 * @param parts what must be there before the first migration runs
 */
public record Target(
    LogIn logIn,
    Optional<Address> address,
    Number port,
    Optional<String> name,
    Optional<RdsResource> resource,
    Optional<String> serverId,
    List<ISecurityGroup> securityGroups,
    List<IConstruct> parts) {

  /** Host and port; either may be a token. */
  public record Address(String host, Number port) {

    /** The port in digits, or the token of it. */
    public String portText() {
      return Token.isUnresolved(port)
          ? Tokenization.stringifyNumber(port)
          : String.valueOf(port.intValue());
    }
  }

  /** What metrics, alarms and the dashboard call the database. */
  public String label() {
    return name.or(() -> resource.map(RdsResource::identifier)).orElseThrow();
  }

  /** Everything that tells it from other databases, and as whom the function comes. */
  public String text() {
    Optional<String> place = address.map(at -> at.host() + ":" + at.portText());
    return Stream.of(place, name, serverId, Optional.of(logIn.text()))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  /** Database, proxy and secret, as constructs with all that a team adds to them. */
  public List<IConstruct> constructs() {
    return parts.stream()
        .map(part -> part instanceof CfnResource ? part.getNode().getScope() : part)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
