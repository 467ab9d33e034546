// MuJoCo 3 as a second witness of the tasks' physics: loads every model of NE.Runtime, compares what its compiler makes of it with what that of
// MuJoCo 2.2.2 made, and replays the reference episodes. Usage: node witness.mjs MUJOCO_WASM_JS [TASK...]
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const models = join(root, 'src', 'NE.Runtime', 'Environments', 'MuJoCo', 'Models');
const vectors = join(root, 'tests', 'NE.Runtime.Tests', 'Environments', 'Vectors');
const [library, ...chosen] = process.argv.slice(2);
const mujoco = await (await import(library)).default();

// Arrays of the compiled model that both versions have, by their names in MuJoCo 3; the reference keeps them under the same.
const compiled = [
    'nq', 'nv', 'nu', 'nbody', 'njnt', 'ngeom', 'body_parentid', 'body_mass', 'body_pos', 'body_quat', 'body_ipos', 'body_inertia', 'jnt_type',
    'jnt_bodyid', 'jnt_axis', 'jnt_pos', 'jnt_range', 'jnt_margin', 'jnt_solref', 'jnt_solimp', 'jnt_stiffness', 'qpos0', 'qpos_spring',
    'dof_damping', 'dof_armature', 'geom_type', 'geom_size', 'geom_pos', 'geom_quat', 'geom_friction', 'geom_margin', 'geom_solref', 'geom_solimp',
];
const options = ['timestep', 'iterations', 'tolerance', 'density', 'viscosity', 'gravity'];

const flat = value => Array.isArray(value) ? value.flatMap(flat) : ArrayBuffer.isView(value) ? [...value] : [Number(value)];

// The largest |a − b| / (1 + |b|).
function deviation(actual, expected) {
    const a = flat(actual), b = flat(expected);
    return a.length !== b.length ? Infinity : b.reduce((most, each, i) => Math.max(most, Math.abs(a[i] - each) / (1 + Math.abs(each))), 0);
}

function load(task) {
    mujoco.FS.writeFile('/model.xml', readFileSync(join(models, task + '.xml')));
    return mujoco.MjModel.loadFromXML('/model.xml');
}

// What the two compilers make differently of one model.
function modelDifferences(model, reference) {
    const read = (source, names) => names.filter(name => name in reference).map(name => [name, deviation(source[name], reference[name])]);
    return [...read(model, compiled), ...read(model.opt, options)].filter(([, most]) => !(most <= 1e-12))
        .map(([name, most]) => `${name} ${most.toExponential(0)}`);
}

// The largest deviation of positions and velocities within 1, 10 and 50 steps; the first step at which the number of contacts differs.
function replay(model, reference, episode) {
    const data = new mujoco.MjData(model);
    mujoco.mj_resetData(model, data);
    data.qpos.set(episode.init_qpos);
    data.qvel.set(episode.init_qvel);
    mujoco.mj_forward(model, data);
    const most = { 1: 0, 10: 0, 50: 0 };
    let contacts = null;
    episode.actions.forEach((action, step) => {
        data.ctrl.set(flat(action).map(Math.fround));
        for (let skip = 0; skip < reference.frame_skip; skip++) {
            mujoco.mj_step(model, data);
        }

        const now = Math.max(deviation(data.qpos, episode.qpos[step]), deviation(data.qvel, episode.qvel[step]));
        for (const within of Object.keys(most)) {
            most[within] = step < within ? Math.max(most[within], now) : most[within];
        }

        contacts ??= data.ncon === episode.ncon[step] ? null : step + 1;
    });
    data.delete();
    return { kind: episode.kind, most, contacts };
}

// How far a task may deviate in 50 steps. Humanoid's solver, Gauss-Seidel, stops before it has converged, and contacts amplify the rest: only its
// first step is bounded.
const Bound = 1e-7;
const bounded = (task, most) => task === 'Humanoid-v4' ? most[1] : most[50];

const number = value => value === 0 ? '0' : value.toExponential(0);
const tasks = readdirSync(vectors).map(file => file.replace('.json', '')).filter(task => chosen.length === 0 || chosen.includes(task));
if (tasks.length === 0) {
    console.error(`mujoco-witness: no task is called ${chosen.join(' or ')}; there are ${readdirSync(vectors).map(file => file.replace('.json', '')).join(', ')}.`);
    process.exit(1);
}

console.log(`MuJoCo ${mujoco.mj_versionString()} against reference episodes of MuJoCo 2.2.2`);
console.log('');
console.log('| task | compiled model | episode | 1 step | 10 steps | 50 steps | contacts |');
console.log('|---|---|---|---:|---:|---:|---|');
const faults = [];
for (const task of tasks) {
    const reference = JSON.parse(readFileSync(join(vectors, task + '.json'), 'utf8'));
    const model = load(task);
    const differences = modelDifferences(model, reference.model);
    faults.push(...differences.map(difference => `${task}: ${difference}`));
    for (const { kind, most, contacts } of reference.episodes.map(episode => replay(model, reference, episode))) {
        console.log(`| ${task} | ${differences.length === 0 ? 'equal' : differences.join(', ')} | ${kind} | ${number(most[1])} | ${number(most[10])} | `
            + `${number(most[50])} | ${contacts === null ? 'equal' : `differ from step ${contacts}`} |`);
        if (!(bounded(task, most) < Bound)) {
            faults.push(`${task}, ${kind}: ${number(bounded(task, most))}`);
        }
    }

    model.delete();
}

console.log('');
console.log(faults.length === 0 ? `Every model is equal, every bounded deviation below ${Bound}.` : `Not as expected: ${faults.join('; ')}.`);
process.exitCode = faults.length === 0 ? 0 : 1;
