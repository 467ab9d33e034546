using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace NE.DeviceProof.Rows;

/// <summary>JSON serialisation, generated at compile time so that the program can be trimmed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProofRow))]
[JsonSerializable(typeof(List<ProofRow>))]
[JsonSerializable(typeof(Dictionary<string, double>))]
internal sealed partial class ProofJson : JsonSerializerContext;
