// A program that fails in the way that its configuration names.
"use strict";

const pulumi = require("@pulumi/pulumi");

const config = new pulumi.Config();
const args = JSON.parse(config.require("arguments"));

const token = config.require("token");
const forms = {
  output: () => ({ result: pulumi.runtime.invokeOutput(token, args) }),
  plain: () => pulumi.runtime.invoke(token, args).then((result) => ({ result })),
  caught: () => pulumi.runtime.invoke(token, args).catch((error) => ({ error: error.message })),
};

module.exports = forms[config.require("form")]();
