# The command atlasbackup. .github/workflows/build.yml builds it from the binaries that packaging/build-binary made.
# Alpine has what the command uses: musl, OpenSSL 3 and the certificates of the public authorities.
FROM alpine:3.23

ARG TARGETARCH
LABEL org.opencontainers.image.title="atlasbackup" \
      org.opencontainers.image.description="Says whether MongoDB Atlas clusters can be restored, and why if they cannot." \
      org.opencontainers.image.source="https://github.com/atlasbackup/pulumi-atlasbackup" \
      org.opencontainers.image.licenses="Apache-2.0"

COPY LICENSE /usr/share/licenses/atlasbackup/LICENSE
COPY --chmod=755 artifacts/binaries/linux-${TARGETARCH}-musl/pulumi-resource-atlasbackup /usr/local/bin/atlasbackup

# Nobody, who owns no file. The command writes none.
USER 65534:65534
ENTRYPOINT ["/usr/local/bin/atlasbackup"]
