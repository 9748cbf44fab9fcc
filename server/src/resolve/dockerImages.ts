import { defineResolution } from '../index/view.ts';

/** Whether a word without registry, organisation and tag may be an image; question: the word in lower case. */
export const mayBeImage = defineResolution({
  id: 'may-be-image',
  reads: [],
  answer: (facts, word: string): boolean => official.has(word) || facts.ask(imagesInUse, '').includes(word),
});

/** `ghcr.io/shop/api` of `ghcr.io/shop/api:1.4@sha256:…`. */
export const nameOfImage = (image: string): string => image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');

/** The names of the images that the workspace builds: by a service of Compose, a command line or a step of a workflow. */
export const imagesBuilt = defineResolution({
  id: 'images-built',
  reads: ['compose.service', 'docker.build'],
  answer(facts): readonly string[] {
    const services = facts.all('compose.service').flatMap(it => (it.value.hasBuild ? (it.value.image ?? []) : []));
    const tags = facts.all('docker.build').flatMap(it => it.value.tags ?? []);
    return [...new Set([...services, ...tags].map(nameOfImage))].sort();
  },
});

/** Words that the workspace uses as images with a tag or in compose files. */
const imagesInUse = defineResolution({
  id: 'images-in-use',
  reads: ['docker.stage', 'compose.service'],
  answer(facts): readonly string[] {
    const stages = facts
      .all('docker.stage')
      .map(it => it.value.base)
      .filter(it => /[:@]/.test(it));
    const images = facts.all('compose.service').flatMap(it => it.value.image ?? []);
    return [
      ...new Set([...stages, ...images].map(it => (it.split(/[:@]/)[0] ?? '').toLowerCase()).filter(it => /^[\w-]+$/.test(it))),
    ].sort();
  },
});

/** Docker's official images, which need no organisation. Source: the `library` folder of docker-library/official-images. */
const official: ReadonlySet<string> = new Set(
  (
    'scratch adminer aerospike almalinux alpine alt amazoncorretto amazonlinux arangodb archlinux backdrop bash bonita buildpack-deps busybox ' +
    'caddy cassandra chronograf cirros clearlinux clefos clickhouse clojure composer convertigo couchbase couchdb crate dart debian docker ' +
    'drupal eclipse-mosquitto eclipse-temurin eggdrop elasticsearch elixir emqx erlang fedora flink fluentd friendica gazebo gcc geonetwork ' +
    'ghost golang gradle groovy haproxy haskell haxe hello-world hitch httpd hylang ibm-semeru-runtimes ibmjava influxdb irssi jetty jobber ' +
    'joomla jruby julia kapacitor kibana kong krakend lightstreamer liquibase logstash mageia mariadb matomo maven mediawiki memcached mongo ' +
    'mongo-express monica mono mysql nats nats-streaming neo4j neurodebian nextcloud nginx node notary odoo open-liberty openjdk opensuse ' +
    'oraclelinux orientdb percona perl photon php php-zendserver phpmyadmin plone postfixadmin postgres pypy python r-base rabbitmq ' +
    'rakudo-star redis redmine registry rethinkdb rocket rockylinux ros ruby rust sapmachine satosa silverpeas solr sonarqube spark spiped ' +
    'storm swift swipl teamspeak telegraf tomcat tomee traefik ubuntu unit varnish vault websphere-liberty wordpress xwiki yourls znc zookeeper'
  ).split(' '),
);
