FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN ./mvnw -B -q dependency:go-offline
COPY src src
COPY graphql graphql
COPY seed seed
RUN ./mvnw -B -q -Psbom -DskipTests package \
    && java -Djarmode=tools -jar target/uptake.jar extract --layers --launcher --destination layers

FROM eclipse-temurin:25-jre
RUN useradd --system --no-create-home uptake
WORKDIR /uptake
# The layers that change least come first.
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER uptake
EXPOSE 8080
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]
