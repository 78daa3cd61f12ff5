'use strict';
// Sends one form's answer; looks every few seconds whether other steps are asked for.
const shown = [...document.forms].map(f => f.dataset.run + '/' + f.dataset.step).join();
const remembered = localStorage.getItem('pumprig-name') || '';

for (const form of document.forms) {
  form.elements.by.value = remembered;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const said = form.querySelector('.said');
    const button = form.querySelector('button');
    button.disabled = true;
    said.textContent = 'Sending …';
    localStorage.setItem('pumprig-name', form.elements.by.value);
    const query = new URLSearchParams({
      run: form.dataset.run,
      step: form.dataset.step,
      by: form.elements.by.value,
      entry: form.elements.entry ? form.elements.entry.value : '',
    });
    try {
      const answer = await fetch('answer?' + query, {
        method: 'POST',
        body: form.elements.photo ? form.elements.photo.files[0] : '',
      });
      said.textContent = await answer.text();
      button.disabled = answer.ok;
      form.classList.toggle('refused', !answer.ok);
    } catch (lost) {
      said.textContent = 'The rig was not reached; try again.';
      button.disabled = false;
    }
  });
}

setInterval(async () => {
  const busy = [...document.querySelectorAll('input:not([name=by])')].some(i => i.value);
  try {
    const steps = (await (await fetch('steps')).json()).steps;
    const now = steps.map(s => s.runId + '/' + s.step).join();
    if (now !== shown && !busy) {
      location.reload();
    }
  } catch (lost) { /* the next look tells */ }
}, 3000);
