// A program that fails in the way that it is told to.
"use strict";

const pulumi = require("@pulumi/pulumi");

const config = new pulumi.Config();
const args = JSON.parse(config.require("arguments"));

module.exports = config.getBoolean("asOutput")
  ? { result: pulumi.runtime.invokeOutput(config.require("token"), args) }
  : pulumi.runtime.invoke(config.require("token"), args).then((result) => ({ result }));
