import { readFileSync } from "node:fs";
import { functions } from "./contract.mjs";
import { Child } from "./processes.mjs";
import { commands, inRepository } from "./repository.mjs";

export const accessToken = "eyJ.CANARY-access-token-made-elsewhere.sig";
export const project = "6501a2b3c4d5e6f708090a0b";
export const sharded = "orders-sharded";
export const tenant = "shared-m2";

/** A project of the simulated Atlas whose answers fit together, and a cluster of it. */
export const shop = "webshop";
export const orders = "orders";

export const checkpoint = "6502000000000000000000c1";
export const exportJob = "6503000000000000000000e1";

export const names = {
  checkpoint: "atlasbackup:index:getBackupCheckpoint",
  export: "atlasbackup:index:getBackupExport",
  restores: "atlasbackup:index:listLegacyRestoreJobs",
  tenantRestores: "atlasbackup:index:listTenantRestores",
  verdict: "atlasbackup:index:getBackupReadiness",
  projectVerdict: "atlasbackup:index:getProjectBackupReadiness",
};

/** Arguments that the simulated Atlas has an answer for, by token. */
export const goodArguments = {
  ...Object.fromEntries(functions.map((one) => [one.token, argumentsInPath(one)])),
  [names.restores]: { groupId: project, clusterName: sharded, pageNum: 1, itemsPerPage: 2 },
  [names.verdict]: { projectName: shop, clusterName: orders, requirePointInTime: true, maxExportAgeHours: 24 },
  [names.projectVerdict]: { projectName: shop, requireCompliancePolicy: true },
};

/** The parameters of a function's path, with the values of the first answer in tests/Answers that is no error. */
function argumentsInPath({ name, endpoint, inputs }) {
  const { cases = [] } = JSON.parse(readFileSync(inRepository(`tests/Answers/${name}.json`), "utf8"));
  const when = cases.find((one) => !one.error)?.when ?? {};
  const usual = { groupId: project, clusterName: sharded };
  const value = (input) => [when[input]].flat()[0] ?? usual[input]
    ?? inputs.find((one) => one.name === input).values?.[0] ?? "650a00000000000000000001";
  return Object.fromEntries([...endpoint.path.matchAll(/{(\w+)}/g)].map(([, input]) => [input, value(input)]));
}

/** A simulated Atlas in a process of its own. */
export class Atlas {
  #child;
  url;

  static async start(...options) {
    const atlas = new Atlas();
    atlas.#child = new Child(commands.simulator, options);
    atlas.url = await atlas.#child.line(/^http/);
    return atlas;
  }

  /** Sets a fault; see Fault.cs. */
  async fault(fault) {
    const answer = await this.#control("POST", "/faults", fault);
    if (!answer.ok) {
      throw new Error(`the simulator refuses the fault: ${answer.status}`);
    }
  }

  heal() { return this.#control("DELETE", "/faults"); }

  async requests() { return (await this.#control("GET", "/requests")).json(); }

  stop() { return this.#child.stop(); }

  #control(method, path, body) {
    return fetch(`${this.url}/_simulator${path}`, {
      method,
      headers: body && { "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
  }
}
