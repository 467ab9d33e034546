using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using NE.Runtime.Replay;

namespace NE.Runtime.Tests.Kernels;

/// <summary>Every operation of the kernels, so that one test body runs at each vector width.</summary>
internal interface IKernels
{
    void Forward<TShape, TActivation>(LinearParameters parameters, Activations input, Activations output)
        where TShape : struct, ILinearShape
        where TActivation : struct, IActivation;

    void InputGradient<TShape, TActivation>(
        LinearParameters parameters, Activations outputGradient, Activations inputValue, Activations inputGradient)
        where TShape : struct, ILinearShape
        where TActivation : struct, IActivation;

    void InputGradient<TShape>(LinearParameters parameters, Activations outputGradient, int firstInput, Activations inputGradient)
        where TShape : struct, ILinearShape;

    void WeightGradient<TShape>(LinearLayer layer, Activations input, Activations outputGradient)
        where TShape : struct, ILinearShape;

    void ScoreGradient<TShape>(LinearLayer layer, Activations input, Activations outputGradient)
        where TShape : struct, ILinearShape;

    void Activate<TActivation>(Activations input, Activations output)
        where TActivation : struct, IActivation;

    void ActivatePair<TPair>(Activations input, Activations output)
        where TPair : struct, IPairActivation;

    void ActivatePairBackward<TPair>(Activations output, Activations outputGradient, Activations inputGradient)
        where TPair : struct, IPairActivation;

    void ActivateBackward<TActivation>(Activations value, Activations gradient)
        where TActivation : struct, IActivation;

    void Normalise(NormParameters parameters, Activations input, Activations output, Activations statistics, float epsilon);

    void NormaliseBackward(
        NormLayer layer, Activations input, Activations statistics, Activations outputGradient, Activations inputGradient);

    void Smooth(
        Activations action, Activations smoothed, float limit, float sigma, float clip, uint seed, RandomStreamId stream, ulong unit);

    void Scale(Activations from, float factor, Activations to);

    void NormaliseObservations(ObservationStatistics statistics, Activations from, Activations to, float limit);

    void Sum(Activations first, Activations second, Activations to);

    void Step(LinearLayer layer, AdamStep step, StepTerms terms = default);

    void StepByAge(LinearLayer layer, AdamTable table, StepTerms terms = default);

    void SoftUpdate(LinearLayer layer, float tau);

    void Elementary(Function function, float[] x, float[] y);

    /// <summary>Fills 64 numbers from one group on; gives how many groups were made.</summary>
    int Normals(uint seed, RandomStreamId stream, ulong unit, ulong group, float[] numbers);

    void Words(uint seed, RandomStreamId stream, ulong unit, ulong group, uint[] words);

    void Target(Activations reward, Activations notDone, Activations q1, Activations q2, float discount, Activations target);

    float Error(Activations q, Activations target, Activations gradient);

    float Mean(Activations values);

    void Sample(
        SquashedGaussian policy, Activations head, uint seed, RandomStreamId stream, ulong unit, Activations action,
        Activations logProbability = default, Activations kept = default);

    void SampleBackward(
        SquashedGaussian policy, Activations head, Activations kept, Activations actionGradient, Activations logGradient,
        Activations headGradient);

    void MeanAction(SquashedGaussian policy, Activations head, Activations action);

    void SoftTarget(
        Activations reward, Activations notDone, Activations q1, Activations q2, Activations logProbability, float temperature, float discount,
        Activations target);

    float SoftPolicyLoss(
        float temperature, Activations logProbability, Activations q1, Activations q2, Activations logGradient, Activations q1Gradient,
        Activations q2Gradient);

    void Gather(ReplayBuffer buffer, Batch batch, long pool, uint seed, RandomStreamId stream, ulong unit);

    void Gather(ReplayBuffer buffer, Batch batch, long pool, NStepReturn steps, uint seed, RandomStreamId stream, ulong unit);
}
