using System.IO;
using System.Linq;
using System.Text.Json;

namespace NE.Runtime.Tests.Environments;

/// <summary>
/// Numbers of one task measured with MuJoCo 2.2.2 through its C interface: the compiled model, and episodes of 50 steps with given start
/// and actions. Observations of both tasks of the humanoid are kept for the first ten steps and every tenth.
/// </summary>
internal sealed class ReferenceVectors
{
    private ReferenceVectors(JsonElement root) => Root = root;

    public static string[] TaskNames { get; } =
    [
        "HalfCheetah-v4",
        "Hopper-v4",
        "Walker2d-v4",
        "Ant-v4",
        "Humanoid-v4",
        "InvertedPendulum-v4",
        "Swimmer-v4",
        "Reacher-v4",
        "InvertedDoublePendulum-v4",
        "HumanoidStandup-v4",
        "Pusher-v4",
        "dmc-cartpole-balance",
        "dmc-cartpole-balance_sparse",
        "dmc-cartpole-swingup",
        "dmc-cartpole-swingup_sparse",
        "dmc-reacher-easy",
        "dmc-reacher-hard",
        "dmc-walker-run",
        "dmc-walker-stand",
        "dmc-walker-walk",
    ];

    public JsonElement Root { get; }

    public JsonElement Model => Root.GetProperty("model");

    public Episode[] Episodes => [.. Root.GetProperty("episodes").EnumerateArray().Select(static e => new Episode(e))];

    public static ReferenceVectors Read(string taskName)
    {
        using Stream stream = typeof(ReferenceVectors).Assembly.GetManifestResourceStream($"Vectors/{taskName}.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return new ReferenceVectors(document.RootElement.Clone());
    }

    /// <summary>The numbers of an element, nested lists flattened.</summary>
    public static double[] Numbers(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(Numbers)],
        _ => [element.GetDouble()],
    };

    internal sealed class Episode(JsonElement element)
    {
        public string Kind => element.GetProperty("kind").GetString()!;

        public bool Has(string key) => element.TryGetProperty(key, out _);

        public double[] Numbers(string key) => ReferenceVectors.Numbers(element.GetProperty(key));

        /// <summary>One row for each step, null where the file does not keep the step.</summary>
        public double[]?[] Rows(string key) =>
            [.. element.GetProperty(key).EnumerateArray().Select(static row => row.ValueKind == JsonValueKind.Null
                ? null
                : ReferenceVectors.Numbers(row))];

        /// <summary>One truth value for each step, written as 0 or 1.</summary>
        public bool[] Flags(string key) => [.. element.GetProperty(key).EnumerateArray().Select(static flag => flag.GetInt32() != 0)];
    }
}
