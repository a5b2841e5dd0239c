FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN ./mvnw -B -q dependency:go-offline
COPY src src
COPY graphql graphql
COPY seed seed
RUN ./mvnw -B -q -Psbom -DskipTests package \
    && java -Djarmode=tools -jar target/uptake.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre
RUN useradd --system --no-create-home uptake && mkdir /uptake && chown uptake /uptake
WORKDIR /uptake
# The layers that change least come first.
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER uptake
# Starts once, on a store in memory, and keeps what the JVM has loaded and linked: starts take less time
# (src/bench/startup). The cache holds for these very files and this JVM.
RUN java -XX:AOTCacheOutput=uptake.aot -Dspring.context.exit=onRefresh -jar uptake.jar \
      --uptake.embedded.path=memory --server.port=0
EXPOSE 8080
ENTRYPOINT ["java", "-XX:AOTCache=uptake.aot", "-XX:MaxRAMPercentage=70", "-jar", "uptake.jar"]
