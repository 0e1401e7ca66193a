# Answerable in a container: the service itself, with or without a PostgreSQL of its own.
# See docs/operate/containers.md.
FROM node:24-slim AS web
WORKDIR /srv/answerable
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN node scripts/prepare.mjs --web

FROM node:24-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    ANSWERABLE_DATA=/var/lib/answerable
WORKDIR /srv/answerable
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force \
  && mkdir -p /var/lib/answerable && chown node:node /var/lib/answerable
COPY bin bin
COPY migrations migrations
COPY src src
COPY --from=web /srv/answerable/dist/web dist/web
# The PostgreSQL of its own does not run as root, and nothing else needs to.
USER node
VOLUME /var/lib/answerable
EXPOSE 3000
HEALTHCHECK --start-period=60s --interval=15s --timeout=5s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT ?? 3000) + '/readyz').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
# Node itself, so that signals reach it: it finishes what runs, then stops.
ENTRYPOINT ["node", "--max-semi-space-size=16", "src/cli/main.ts"]
CMD ["serve"]
