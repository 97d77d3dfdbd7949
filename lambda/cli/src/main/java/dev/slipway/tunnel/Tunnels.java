package dev.slipway.tunnel;

import dev.slipway.config.VariableNames;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the tunnel that variables describe. */
public final class Tunnels {

  /** An instance of EC2 or one that Systems Manager manages elsewhere, or a task of ECS. */
  private static final Pattern INSTANCE =
      Pattern.compile("m?i-[0-9a-f]{8,32}|ecs:[A-Za-z0-9_-]+_[0-9a-f]+_[0-9a-f-]+");

  private final Map<String, String> variables;
  private final LocalUser here;
  private final Problems problems = new Problems();

  private Tunnels(LocalUser here) {
    this.variables = here.variables();
    this.here = here;
  }

  /** The tunnel, which opens nothing yet. Throws {@link InvalidInput} with all problems. */
  public static Tunnel of(LocalUser here) {
    return new Tunnels(here).tunnel();
  }

  private Tunnel tunnel() {
    boolean both =
        variables.containsKey(VariableNames.SSH_TUNNEL)
            && variables.containsKey(VariableNames.SSM_TUNNEL);
    if (both) {
      problems.add(VariableNames.SSM_TUNNEL, "is set together with SSH_TUNNEL; set one");
    }
    String instance = variables.get(VariableNames.SSM_TUNNEL);
    return instance == null ? ssh() : ssm(instance.strip());
  }

  private Tunnel ssm(String instance) {
    if (!INSTANCE.matcher(instance).matches()) {
      problems.add(VariableNames.SSM_TUNNEL, "must be an instance such as i-0123456789abcdef0");
    }
    boolean ifNeeded = flag(VariableNames.SSM_TUNNEL_IF_NEEDED);
    throwIfAny();
    return wanted(new SsmTunnel(instance, here), ifNeeded);
  }

  private Tunnel ssh() {
    SshPlace place = place(variables.getOrDefault(VariableNames.SSH_TUNNEL, ""));
    Path key = key(variables.get(VariableNames.SSH_TUNNEL_KEY));
    boolean ifNeeded = flag(VariableNames.SSH_TUNNEL_IF_NEEDED);
    throwIfAny();
    return wanted(new SshTunnel(place, key, here), ifNeeded);
  }

  private static Tunnel wanted(Tunnel tunnel, boolean ifNeeded) {
    return ifNeeded ? new DirectFirst(tunnel) : tunnel;
  }

  private void throwIfAny() {
    problems.throwIfAny(
        list ->
            new InvalidInput(
                Problems.format("The tunnel is configured wrong:", list) + "\nNothing was done."));
  }

  private SshPlace place(String text) {
    SshPlace none = new SshPlace(null, text, null);
    try {
      SshPlace place = SshPlace.parse(text);
      String port = variables.get(VariableNames.SSH_TUNNEL_PORT);
      return port == null ? place : withPort(place, port);
    } catch (IllegalArgumentException e) {
      problems.add(VariableNames.SSH_TUNNEL, String.valueOf(e.getMessage()));
      return none;
    }
  }

  private SshPlace withPort(SshPlace place, String port) {
    try {
      return place.withPort(SshPlace.port(port));
    } catch (IllegalArgumentException e) {
      problems.add(VariableNames.SSH_TUNNEL_PORT, String.valueOf(e.getMessage()));
      return place;
    }
  }

  private @Nullable Path key(@Nullable String text) {
    if (text != null && text.isBlank()) {
      problems.add(VariableNames.SSH_TUNNEL_KEY, "is empty");
    }
    return text == null ? null : here.path(text);
  }

  private boolean flag(String name) {
    String value = variables.getOrDefault(name, "false");
    if (!value.equals("true") && !value.equals("false")) {
      problems.add(name, "must be true or false");
    }
    return value.equals("true");
  }
}
