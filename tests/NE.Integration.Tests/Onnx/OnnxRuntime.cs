using System.Linq;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace NE.Integration.Tests.Onnx;

/// <summary>Runs policies with Microsoft's runtime, which shares nothing with this project.</summary>
internal static class OnnxRuntime
{
    public static float[] Actions(byte[] model, float[] observations)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        using var session = new InferenceSession(model, options);
        int features = session.InputMetadata["observation"].Dimensions[1];
        var batch = new DenseTensor<float>(observations, [observations.Length / features, features]);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run([NamedOnnxValue.CreateFromTensor("observation", batch)], ["action"]);
        return [.. results.Single().AsEnumerable<float>()];
    }
}
