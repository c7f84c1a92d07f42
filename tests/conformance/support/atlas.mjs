import { Child } from "./processes.mjs";
import { commands } from "./repository.mjs";

export const accessToken = "eyJ.CANARY-access-token-made-elsewhere.sig";
export const project = "6501a2b3c4d5e6f708090a0b";
export const sharded = "orders-sharded";
export const tenant = "shared-m2";
export const checkpoint = "6502000000000000000000c1";
export const exportJob = "6503000000000000000000e1";

export const names = {
  checkpoint: "atlasbackup:index:getBackupCheckpoint",
  export: "atlasbackup:index:getBackupExport",
  restores: "atlasbackup:index:listLegacyRestoreJobs",
  tenantRestores: "atlasbackup:index:listTenantRestores",
};

/** Arguments that the simulated Atlas has an answer for, by token. */
export const goodArguments = {
  [names.checkpoint]: { groupId: project, clusterName: sharded, checkpointId: checkpoint },
  [names.export]: { groupId: project, clusterName: sharded, exportId: exportJob },
  [names.restores]: { groupId: project, clusterName: sharded, pageNum: 1, itemsPerPage: 2 },
  [names.tenantRestores]: { groupId: project, clusterName: tenant },
};

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
