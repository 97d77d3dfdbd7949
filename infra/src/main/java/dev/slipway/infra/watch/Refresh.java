package dev.slipway.infra.watch;

import java.util.List;
import software.amazon.awscdk.services.events.Schedule;

/**
 * Materialized views that are refreshed again and again.
 *
 * @param views their names or patterns; none for all
 */
public record Refresh(Schedule schedule, List<String> views) {}
