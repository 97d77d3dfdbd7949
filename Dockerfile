# The command line as an image, of the jar that "mvn package -DskipTests -pl lambda/cli -am" makes; docs/how-to/run-in-ci.md shows its use.
FROM eclipse-temurin:21-jre

COPY lambda/cli/target/slipway.jar /usr/local/lib/slipway.jar
# Jobs write scripts and call it by its name. Short runs need no second compiler.
RUN printf '#!/bin/sh\nexec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC ${JAVA_OPTS:-} -jar /usr/local/lib/slipway.jar "$@"\n' \
      > /usr/local/bin/slipway \
    && chmod 755 /usr/local/bin/slipway \
    && mkdir -m 777 /project

# Arguments and names of files are UTF-8. The embedded server does not run as root.
ENV LANG=C.UTF-8
USER nobody
WORKDIR /project
ENTRYPOINT ["slipway"]
