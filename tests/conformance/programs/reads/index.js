// A Pulumi program as a user of Node would write it without a generated SDK: an object, a list with and one without pages,
// verdicts, and secrets, plain and as an output, with the default provider and with an explicit one.
"use strict";

const pulumi = require("@pulumi/pulumi");

const config = new pulumi.Config();
const atlas = new pulumi.Config("atlasbackup");
const shop = { projectName: config.require("shop") };
const where = { groupId: config.require("project"), clusterName: config.require("cluster") };
const reads = {
  checkpoint: ["atlasbackup:index:getBackupCheckpoint", { ...where, checkpointId: config.require("checkpoint") }],
  exportJob: ["atlasbackup:index:getBackupExport", { ...where, exportId: config.require("export") }],
  restores: ["atlasbackup:index:listLegacyRestoreJobs", { ...where, itemsPerPage: 2, pageNum: 1, batchId: undefined }],
  tenantRestores: ["atlasbackup:index:listTenantRestores", { ...where, clusterName: config.require("tenant") }],
  verdict: ["atlasbackup:index:getBackupReadiness", { ...shop, clusterName: config.require("orders"), maxAgeHours: 26 }],
  projectVerdict: ["atlasbackup:index:getProjectBackupReadiness", { ...shop, clusterKinds: ["replicaSet", "flex"] }],
};
const explicit = new pulumi.ProviderResource("atlasbackup", "explicit", {
  baseUrl: atlas.require("baseUrl"),
  accessToken: atlas.requireSecret("accessToken"),
  maxRetries: pulumi.output(2).apply(JSON.stringify),
});

module.exports = (async () => {
  const outputs = { organization: pulumi.getOrganization(), dryRun: pulumi.runtime.isDryRun() };
  for (const [name, [token, args]] of Object.entries(reads)) {
    outputs[`${name}Plain`] = await pulumi.runtime.invoke(token, args);
    outputs[`${name}PlainExplicit`] = await pulumi.runtime.invoke(token, args, { provider: explicit, async: true });
    outputs[`${name}Output`] = pulumi.runtime.invokeOutput(token, args);
    outputs[`${name}OutputExplicit`] = pulumi.runtime.invokeOutput(token, args, { provider: explicit });
  }

  const [token, args] = reads.checkpoint;
  outputs.secretArgument = pulumi.runtime.invokeOutput(token, { ...args, groupId: pulumi.secret(args.groupId) });
  outputs.dependent = pulumi.runtime.invokeOutput(
    token, { ...args, checkpointId: outputs.checkpointOutput.apply((checkpoint) => checkpoint.id) }, { dependsOn: [explicit] });
  outputs.nullArgument = pulumi.runtime.invokeOutput(reads.restores[0], { ...reads.restores[1], batchId: null })
    .apply((list) => list.results.length);
  outputs.withoutLinks = pulumi.runtime.invokeOutput(reads.restores[0], { ...reads.restores[1], omitDownloadLinks: true });
  outputs.restorable = outputs.checkpointOutput.apply((checkpoint) => checkpoint.restorable);
  await pulumi.log.info("every call has ended — 四半期");
  return outputs;
})();
